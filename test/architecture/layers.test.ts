// The import rules hold only if breaking them fails: each test plants one violation in a copy of the tree.
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const project = join(import.meta.dirname, "../..");
let copy = "";

beforeAll(() => {
	copy = mkdtempSync(join(tmpdir(), "hadir-layers-"));
	cpSync(join(project, "src"), join(copy, "src"), { recursive: true });
	for (const file of [".dependency-cruiser.mjs", "tsconfig.base.json", "package.json"])
		cpSync(join(project, file), join(copy, file));
	symlinkSync(join(project, "node_modules"), join(copy, "node_modules"), "junction");
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Plants `source` as `src/<layer>/planted.ts`, runs `check`, and takes it away again. */
function withPlanted<T>(layer: string, source: string, check: () => T): T {
	const file = join(copy, "src", layer, "planted.ts");
	writeFileSync(file, source);
	try {
		return check();
	} finally {
		rmSync(file);
	}
}

function cruise(folder: string): string {
	const bin = join(project, "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs");
	const { stdout, stderr } = spawnSync(
		process.execPath,
		[bin, folder, "--config", ".dependency-cruiser.mjs", "--output-type", "err"],
		{
			cwd: copy,
			encoding: "utf8",
		},
	);
	return stdout + stderr;
}

function compile(layer: string): string {
	const bin = join(project, "node_modules/typescript/bin/tsc");
	const { stdout } = spawnSync(process.execPath, [bin, "-b", join(copy, "src", layer)], {
		cwd: copy,
		encoding: "utf8",
	});
	return stdout;
}

describe("dependency-cruiser", () => {
	it("accepts the tree as it is, and sees its modules", () => {
		const report = cruise("src");
		expect(report).toMatch(/no dependency violations found \((\d{2,}) modules/);
	});

	it.each([
		["core", 'export * from "node:fs";'],
		["core", 'export * from "zod";'],
		["core", 'export * from "../storage/open-store.ts";'],
		["contract", 'export * from "../core/services/attendance/attendance-service.ts";'],
		["vision", 'export * from "../storage/open-store.ts";'],
		["vision", 'export * from "../contract/index.ts";'],
		["storage", 'export * from "../sync/outbox-workers.ts";'],
		["storage", 'export * from "../core/services/attendance/attendance-service.ts";'],
		["sync", 'export * from "better-sqlite3";'],
		["api", 'export * from "../storage/open-store.ts";'],
		["api", 'export * from "fastify";'],
		["app", 'export * from "electron";'],
		["main", 'export * from "../vision/inference/inference-client.ts";'],
		["server", 'export * from "../storage/open-store.ts";'],
		["server", 'export * from "electron";'],
		["cli", 'export * from "../storage/open-store.ts";'],
		["preload", 'export * from "../contract/index.ts";'],
		["renderer", 'export * from "../core/domain/recognition/match-policy.ts";'],
		["renderer", 'export * from "../app/config.ts";'],
		["renderer", 'export * from "node:fs";'],
	])("refuses in %s: %s", (layer, source) => {
		const report = withPlanted(layer, source, () => cruise(`src/${layer}`));
		expect(report).toMatch(new RegExp(`error layer-${layer}: src/${layer}/planted\\.ts`));
	});

	it("refuses a cycle", () => {
		const other = join(copy, "src/core/domain/planted-too.ts");
		writeFileSync(other, 'export { a } from "../planted.ts"; export const b = 1;');
		const report = withPlanted("core", 'export { b } from "./domain/planted-too.ts"; export const a = 1;', () =>
			cruise("src/core"),
		);
		rmSync(other);
		expect(report).toContain("error no-cycles");
	});
});

describe("one tsconfig a layer", () => {
	it.each([
		["core", "export const pid: number = process.pid;", "TS2591"],
		["core", "export const width: number = window.innerWidth;", "TS2304"],
		["core", 'export { version } from "../app/version.ts";', "TS6307"],
		["contract", "export const pid: number = process.pid;", "TS2591"],
		["storage", "export const width: number = window.innerWidth;", "TS2304"],
		["storage", 'export * from "../sync/outbox-workers.ts";', "TS6307"],
		["preload", "export const pid: number = process.pid;", "TS2591"],
	])("does not compile in %s: %s", (layer, source, code) => {
		const output = withPlanted(layer, source, () => compile(layer));
		expect(output).toMatch(new RegExp(`planted\\.ts.*${code}|${code}.*planted|error ${code}`));
	});
});

describe("the tree", () => {
	const tracked = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "src", "test"], {
		cwd: project,
		encoding: "utf8",
	})
		.split("\n")
		.filter((path) => /\.(ts|tsx)$/.test(path) && !path.endsWith(".generated.d.ts") && existsSync(join(project, path)));

	it("keeps files within 350 lines", () => {
		const long = tracked.filter((path) => countLines(path) > 350);
		expect(long).toEqual([]);
	});

	it("has a README of at most 30 lines in every layer", () => {
		const layers = [
			...new Set(tracked.filter((path) => path.startsWith("src/")).map((path) => path.split("/")[1] ?? "")),
		];
		expect(layers.length).toBeGreaterThan(8);
		const wrong = layers.filter((layer) => countLines(`src/${layer}/README.md`) > 30);
		expect(wrong).toEqual([]);
	});
});

function countLines(path: string): number {
	return readFileSync(join(project, path), "utf8").split("\n").length - 1;
}
