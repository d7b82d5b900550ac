// `<root>/bin/hadir` runs this from the version that last was healthy, never from the one on trial.
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./launch.ts";

const { values, positionals } = parseArgs({
	allowPositionals: true,
	options: {
		"ready-within-ms": { type: "string", default: "180000" },
		"proving-ms": { type: "string", default: "60000" },
	},
});
const [root, ...passedOn] = positionals;
if (root === undefined) {
	console.error("launcher <folder of the installation> [-- arguments of the program]");
	process.exit(2);
}
process.exit(
	await launch({
		root: resolve(root),
		readyWithinMs: Number(values["ready-within-ms"]),
		provingMs: Number(values["proving-ms"]),
		passedOn,
	}),
);
