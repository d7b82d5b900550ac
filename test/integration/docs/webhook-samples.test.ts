// The sample code that docs/hris-webhook.md gives receivers is run, where its language is there.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { decodeWebhookSecret, signWebhook } from "../../../src/sync/connectors/webhook-signature.ts";
import { webhookSampleIn } from "../../support/webhook-sample.ts";

const folder = mkdtempSync(join(tmpdir(), "hadir-samples-"));
afterAll(() => rmSync(folder, { recursive: true }));

const secret = `whsec_${Buffer.alloc(32, 3).toString("base64")}`;
const otherSecret = `whsec_${Buffer.alloc(32, 4).toString("base64")}`;
const body = '{"type":"attendance.punch.v1","data":{"employee_id":"E-17 ü"}}';

function sign(key: string, timestampSeconds: number): string {
	const bytes = decodeWebhookSecret(key);
	if (bytes === null) throw new Error("no secret");
	return signWebhook(bytes, { id: "an-id", timestampSeconds, body });
}

function headersOf(signature: string, ageSeconds = 0) {
	const timestamp = String(Math.floor(Date.now() / 1000) - ageSeconds);
	return { "webhook-id": "an-id", "webhook-timestamp": timestamp, "webhook-signature": signature };
}

const now = () => Math.floor(Date.now() / 1000);
/** What each sample must say of each delivery. */
const cases = () => [
	{ headers: headersOf(sign(secret, now())), body, expected: true },
	{ headers: headersOf(`${sign(otherSecret, now())} ${sign(secret, now())}`), body, expected: true },
	{ headers: headersOf(sign(otherSecret, now())), body, expected: false },
	{ headers: headersOf(sign(secret, now())), body: `${body} `, expected: false },
	{ headers: headersOf(sign(secret, now() - 400), 400), body, expected: false },
	{ headers: headersOf(""), body, expected: false },
	{ headers: { ...headersOf(sign(secret, now())), "webhook-timestamp": "soon" }, body, expected: false },
];

const languages = [
	{
		language: "ts",
		command: process.execPath,
		file: "sample.ts",
		around: (sample: string) => `import { readFileSync } from "node:fs";
${sample}
const { secret, cases } = JSON.parse(readFileSync(process.argv[2] ?? "", "utf8"));
console.log(JSON.stringify(cases.map((one) => isFromHadir(one.headers, one.body, secret))));`,
	},
	{
		language: "python",
		command: "python3",
		file: "sample.py",
		around: (sample: string) => `import json, sys
${sample}
given = json.load(open(sys.argv[1], encoding="utf8"))
print(json.dumps([is_from_hadir(one["headers"], one["body"], given["secret"]) for one in given["cases"]]))`,
	},
	{
		language: "php",
		command: "php",
		file: "sample.php",
		around: (sample: string) => `<?php
${sample}
$given = json_decode(file_get_contents($argv[1]), true);
echo json_encode(array_map(fn($one) => isFromHadir($one['headers'], $one['body'], $given['secret']), $given['cases']));`,
	},
];

describe("the guide's sample", () => {
	for (const { language, command, file, around } of languages) {
		const isThere = spawnSync(command, ["--version"]).status === 0;
		test.skipIf(!isThere)(
			`in ${language}${isThere ? "" : " (not run: no interpreter here)"} knows a genuine delivery`,
			() => {
				const path = join(folder, file);
				const input = join(folder, `${language}.json`);
				const given = cases();
				writeFileSync(path, around(webhookSampleIn(language)));
				writeFileSync(input, JSON.stringify({ secret, cases: given }));
				const { stdout, stderr } = spawnSync(command, [path, input], { encoding: "utf8" });
				expect(stderr).not.toMatch(/error/i);
				expect(JSON.parse(stdout)).toEqual(given.map(({ expected }) => expected));
			},
		);
	}
});
