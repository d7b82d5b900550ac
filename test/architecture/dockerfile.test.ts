// No container engine is needed for these: they hold the Dockerfile to the project that it copies and the commands it runs.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { z } from "zod";

const project = join(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(join(project, file), "utf8");
/** Instructions, continued lines joined, comments left out. */
const instructions = read("Dockerfile")
	.replace(/^#.*\n/gm, "")
	.replace(/\\\n\s*/g, " ")
	.split("\n")
	.filter(Boolean);
const ignored = read(".dockerignore")
	.split("\n")
	.filter((line) => line !== "" && !line.startsWith("#"));

test("what it copies is there, and not left out of the context", () => {
	const copied = instructions
		.filter((line) => line.startsWith("COPY ") && !line.includes("--from="))
		.flatMap((line) => line.split(" ").slice(1, -1));
	expect(copied.length).toBeGreaterThan(8);
	expect(copied.filter((path) => !existsSync(join(project, path)))).toEqual([]);
	expect(copied.filter((path) => ignored.includes(path.replace(/\/$/, "")))).toEqual([]);
});

test("the npm scripts that it runs exist", () => {
	const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(read("package.json")));
	const run = instructions.flatMap((line) => [...line.matchAll(/npm run ([\w:-]+)/g)].map(([, name = ""]) => name));
	expect(run).toEqual(["models", "package:node"]);
	expect(run.filter((name) => scripts[name] === undefined)).toEqual([]);
});

test("it runs as a user of its own, keeps data in a volume, and holds no secret", () => {
	expect(instructions.findLast((line) => line.startsWith("USER "))).toBe("USER hadir");
	expect(instructions).toContain("VOLUME /var/lib/hadir");
	expect(instructions.filter((line) => /^(?:ENV|ARG) .*(?:KEY|SECRET|PASS)/.test(line))).toEqual([]);
	const checked = /HEALTHCHECK.*"\/opt\/hadir\/(scripts\/[\w.]+)"/.exec(instructions.join("\n"))?.[1] ?? "";
	expect(existsSync(join(project, checked))).toBe(true);
	expect(read(".dockerignore")).toContain("models/**/*.onnx");
});

test("the compose file names settings that exist", () => {
	const settings = read("docs/configuration.md");
	const named = [...read("resources/docker/compose.yaml").matchAll(/^\s+(HADIR_\w+):/gm)].map(([, name = ""]) => name);
	expect(named.length).toBeGreaterThan(3);
	expect(named.filter((name) => !settings.includes(`\`${name}\``))).toEqual([]);
});
