// `npm run eval -- verification|identification|pad|challenge|pose|quality ...`: accuracy on any labelled folder. Nothing is
// open that an interruption could damage, so Ctrl-C simply ends it.
import { AppError } from "../../src/core/domain/errors.ts";
import { challengeCommand } from "./challenge-command.ts";
import type { EvalCommand } from "./eval-command.ts";
import { identificationCommand } from "./identification-command.ts";
import { MeasurementError } from "./measurement-error.ts";
import { padCommand } from "./pad-command.ts";
import { poseCommand } from "./pose-command.ts";
import { qualityCommand } from "./quality-command.ts";
import { verificationCommand } from "./verification-command.ts";

const commands: ReadonlyMap<string, EvalCommand> = new Map([
	["verification", verificationCommand],
	["identification", identificationCommand],
	["pad", padCommand],
	["challenge", challengeCommand],
	["pose", poseCommand],
	["quality", qualityCommand],
]);

const USAGE = [...commands.values()].map(({ usage }) => usage).join("\n\n");

async function main(args: readonly string[]): Promise<void> {
	const [name = "", ...rest] = args;
	const command = commands.get(name);
	if (args.includes("--help") || args.includes("-h") || name === "help") return console.log(command?.usage ?? USAGE);
	const known = [...commands.keys()].join(", ");
	if (!command)
		throw new MeasurementError(
			`${name ? `There is no measurement "${name}"` : "Measure what"}: ${known}? --help tells more.`,
		);
	const { figures, lines } = await command.run(rest.filter((argument) => argument !== "--json"));
	if (rest.includes("--json")) console.log(JSON.stringify(figures));
	else for (const line of lines) console.log(line);
}

/** One line, also where a library's message has several. */
function plainLine(error: unknown): string {
	if (error instanceof AppError) return `The models cannot be used: ${error.message}`;
	return error instanceof Error ? (error.message.split("\n")[0] ?? error.name) : "failed";
}

try {
	await main(process.argv.slice(2));
} catch (error) {
	console.error(plainLine(error));
	process.exitCode = 1;
}
