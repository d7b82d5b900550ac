// `npm run doctor`: what stands between this computer and a working kiosk, in plain words.
import { parseArgs } from "node:util";
import { diagnose } from "../app/diagnosis.ts";
import type { Finding } from "../app/finding.ts";
import { deliveryText } from "../contract/messages/delivery.ts";
import { describeRefusal, loadCommandConfig, runCommand } from "./command.ts";

const marks: Record<Finding["verdict"], string> = { good: "ok", warning: "note", problem: "PROBLEM" };

function describeDelivery(errorCode: string): string {
	const { title, action } = deliveryText(errorCode, "en");
	return `${title} ${action}`;
}

await runCommand("npm run doctor", async () => {
	parseArgs({ options: {} });
	const findings = await diagnose(loadCommandConfig(), { refusal: describeRefusal, delivery: describeDelivery });
	for (const { subject, verdict, text } of findings)
		console.log(`${marks[verdict].padEnd(8)} ${subject.padEnd(12)} ${text}`);
	return findings.some((finding) => finding.verdict === "problem") ? 1 : 0;
});
