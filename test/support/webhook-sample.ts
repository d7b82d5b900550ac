// The code that docs/hris-webhook.md gives to receivers.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const guide = readFileSync(join(import.meta.dirname, "../../docs/hris-webhook.md"), "utf8");

/** @param language as the guide's code fence names it: `ts`, `python`, `php` */
export function webhookSampleIn(language: string): string {
	const sample = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(guide)?.[1];
	if (sample === undefined) throw new Error(`the guide has no sample in ${language}`);
	return sample;
}
