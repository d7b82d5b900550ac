// `npm run export-person -- K-1001 --out data.html`: everything that is kept of one person, for that person.
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { exportPerson } from "../app/maintenance/export-person.ts";
import { CommandError, loadCommandConfig, resolveTypedPath, runCommand, UsageError } from "./command.ts";

const USAGE = `npm run export-person -- EMPLOYEE_ID --out FILE.html|FILE.json [--numbers]

  --out       a page in Indonesian and English (.html), or data (.json); a file that is there is not overwritten
  --numbers   the templates' numbers too`;

function readOptions() {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { out: { type: "string" }, numbers: { type: "boolean", default: false } },
	});
	const [employeeId] = positionals;
	const { out, numbers } = values;
	if (employeeId === undefined || positionals.length > 1) throw new UsageError("Name one employee id.");
	const ending = out?.match(/\.(html|json)$/)?.[1];
	if (out === undefined || ending === undefined)
		throw new UsageError("--out needs a file that ends with .html or .json.");
	return { employeeId, out, format: ending === "html" ? ("page" as const) : ("data" as const), withNumbers: numbers };
}

await runCommand(USAGE, async () => {
	const { out, ...request } = readOptions();
	const { text } = await exportPerson(loadCommandConfig(), request);
	try {
		// Personal data: for its owner alone, and never over another file.
		writeFileSync(resolveTypedPath(out), text, { mode: 0o600, flag: "wx" });
	} catch (error) {
		throw new CommandError(`${out} cannot be written (${error instanceof Error ? error.message : "unknown"}).`);
	}
	console.log(`Written to ${out}. It is personal data: give it to the person and keep no copy.`);
	return 0;
});
