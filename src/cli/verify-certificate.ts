// `npm run verify-certificate -- certificate.json`: whether a certificate of erasure is genuine, and about whom.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type CertificateVerdict, verifyCertificate } from "../app/maintenance/verify-certificate.ts";
import { CommandError, resolveTypedPath, runCommand, UsageError } from "./command.ts";

const USAGE = `npm run verify-certificate -- FILE [--key BASE64] [--employee-id ID --reference REFERENCE]

  --key          the public key of the kiosk that must have signed it; without it the key in the file is taken
  --employee-id, --reference
                 whose it is said to be; without them as the person's own copy says`;

function readOptions() {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { key: { type: "string" }, "employee-id": { type: "string" }, reference: { type: "string" } },
	});
	const [file] = positionals;
	if (file === undefined || positionals.length > 1) throw new UsageError("Name one file.");
	const { "employee-id": employeeId, reference, key } = values;
	if ((employeeId === undefined) !== (reference === undefined))
		throw new UsageError("--employee-id and --reference belong together.");
	const person = employeeId !== undefined && reference !== undefined ? { employeeId, reference } : null;
	return { file, question: { publicKey: key ?? null, person } };
}

function readText(path: string): string {
	try {
		return readFileSync(resolveTypedPath(path), "utf8");
	} catch {
		throw new CommandError(`${path} cannot be read.`);
	}
}

function toLines(verdict: CertificateVerdict): readonly string[] {
	if (verdict.kind === "unreadable") return ["This file is no certificate of erasure."];
	if (verdict.kind === "forged")
		return [
			verdict.reason === "key"
				? "NOT GENUINE: another key signed it than the one that was given."
				: "NOT GENUINE: the signature does not fit the text. It was changed after it was signed.",
		];
	const { content, keyId, isAboutPerson, remaining } = verdict;
	const about = {
		true: "It is about the person with that reference and number.",
		false: "It is NOT about that person: reference and number do not fit.",
		null: "It names nobody; give --employee-id and --reference to see whether it is about a person.",
	};
	return [
		`Genuine: certificate ${content.erasureId}, revision ${content.revision}, of ${content.issuedAt}.`,
		`Kiosk ${content.kiosk.name} (${content.kiosk.id}), key ${keyId}. Erased ${content.erasedAt}, scope ${content.scope}.`,
		remaining.length === 0
			? "Every store that was asked again held nothing any more."
			: `These stores still held something: ${remaining.join(", ")}.`,
		about[`${isAboutPerson}`],
	];
}

await runCommand(USAGE, async () => {
	const { file, question } = readOptions();
	const verdict = verifyCertificate(readText(file), question);
	for (const line of toLines(verdict)) console.log(line);
	return verdict.kind === "valid" && verdict.isAboutPerson !== false && verdict.remaining.length === 0 ? 0 : 1;
});
