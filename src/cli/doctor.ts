// `npm run doctor`: what stands between this computer and a working kiosk, in plain words.
import { parseArgs } from "node:util";
import { diagnose, type Finding } from "../app/diagnosis.ts";
import { describeRefusal, loadCommandConfig, runCommand } from "./command.ts";

const marks: Record<Finding["verdict"], string> = { good: "ok", warning: "note", problem: "PROBLEM" };

await runCommand("npm run doctor", async () => {
	parseArgs({ options: {} });
	const findings = await diagnose(loadCommandConfig(), describeRefusal);
	for (const { subject, verdict, text } of findings)
		console.log(`${marks[verdict].padEnd(8)} ${subject.padEnd(12)} ${text}`);
	return findings.some((finding) => finding.verdict === "problem") ? 1 : 0;
});
