// Each threat names what tries it, and that exists.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const project = join(import.meta.dirname, "../..");
const rows = readFileSync(join(project, "docs", "threat-model.md"), "utf8")
	.split("\n")
	.filter((line) => line.startsWith("|") && !/^\|[\s-]+\|/.test(line))
	.map((line) => line.split("|").map((cell) => cell.trim()))
	.slice(1);
const groups = rows.filter(([, name]) => name?.startsWith("**")).map(([, name]) => name?.replaceAll("*", ""));
const threats = rows.filter(([, name]) => !name?.startsWith("**"));

test("all six kinds of STRIDE are there", () => {
	expect(groups).toEqual([
		"Spoofing",
		"Tampering",
		"Repudiation",
		"Information disclosure",
		"Denial of service",
		"Elevation of privilege",
	]);
	expect(threats.length).toBeGreaterThan(25);
});

test.each(threats.map(([, name, against, tests]) => ({ name, against, tests })))("$name: tried by a test", (threat) => {
	const files = [...(threat.tests ?? "").matchAll(/`([^`]+)`/g)].map(([, path]) => path ?? "");
	expect(threat.against).not.toBe("");
	expect(files.length).toBeGreaterThan(0);
	for (const file of files) {
		expect(file).toMatch(/^test\/.+\.(?:test|spec)\.ts$/);
		expect(existsSync(join(project, file)), file).toBe(true);
	}
});
