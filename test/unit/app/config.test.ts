import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { describeConfig, documentConfig, loadConfig } from "../../../src/app/config.ts";
import { version } from "../../../src/app/version.ts";
import { AppError } from "../../../src/core/domain/errors.ts";

function load(env: Record<string, string>, file?: unknown) {
	const dataDir = mkdtempSync(join(tmpdir(), "hadir-config-"));
	if (file !== undefined) writeFileSync(join(dataDir, "config.json"), JSON.stringify(file));
	return loadConfig({ env: { HADIR_DATA_DIR: dataDir, ...env }, installDir: "/opt/hadir" });
}

function refusedFields(run: () => unknown): string {
	try {
		run();
	} catch (error) {
		if (error instanceof AppError && error.code === "CONFIG_INVALID") return JSON.stringify(error.data);
		throw error;
	}
	throw new Error("was accepted");
}

describe("configuration", () => {
	it("has safe defaults", () => {
		const config = load({});
		expect(config).toMatchObject({ host: "127.0.0.1", port: 8000, liveness: "enforce", corsOrigins: [], demo: false });
		expect(config.modelsDir).toBe(join("/opt/hadir", "models"));
	});

	it("lets variables win over config.json, and config.json over defaults", () => {
		const config = load({ HADIR_PORT: "9001" }, { port: 9000, rateLimit: 7 });
		expect(config.port).toBe(9001);
		expect(config.rateLimit).toBe(7);
	});

	it.each([
		["an unknown variable", { HADIR_PROT: "1" }, undefined, "HADIR_PROT"],
		["an unknown key of the file", {}, { prot: 1 }, "prot"],
		["a port that is none", { HADIR_PORT: "eighty" }, undefined, "port"],
		["half a TLS pair", { HADIR_TLS_CERT: "/cert.pem" }, undefined, "tlsCert"],
		["liveness switched off without saying so twice", { HADIR_LIVENESS: "off" }, undefined, "HADIR_UNSAFE=1"],
		["an HRIS address that is none", { HADIR_HRIS_URL: "ftp://hris.example" }, undefined, "hrisUrl"],
		["a signing secret that is none", { HADIR_HRIS_SECRET: "my-old-secret" }, undefined, "hrisSecret"],
		["a signing secret that is too short", { HADIR_HRIS_SECRET: "whsec_c2hvcnQ=" }, undefined, "hrisSecret"],
		["a file that is no object", {}, [1], "config.json"],
	])("refuses %s and names it", (_, env, file, named) => {
		expect(refusedFields(() => load(env as Record<string, string>, file))).toContain(named);
	});

	it("accepts liveness off with HADIR_UNSAFE and in the demo", () => {
		expect(load({ HADIR_LIVENESS: "off", HADIR_UNSAFE: "1" }).liveness).toBe("off");
		expect(load({ HADIR_LIVENESS: "observe", HADIR_DEMO: "1" }).liveness).toBe("observe");
	});

	it("masks secrets when it is printed, and does not repeat them when they are refused", () => {
		const printed = JSON.stringify(describeConfig(load({ HADIR_API_KEY: "a-very-secret-key" })));
		expect(printed).not.toContain("a-very-secret-key");
		expect(describeConfig(load({ HADIR_HRIS_URL: "https://hris.example/in?key=a-key" }))["hrisUrl"]).toBe(
			"hris.example",
		);
		expect(refusedFields(() => load({ HADIR_HRIS_SECRET: "secret7" }))).not.toContain("secret7");
	});

	it("is described in the guide, every setting of it and nothing else", () => {
		const guide = readFileSync(join(import.meta.dirname, "../../../docs/configuration.md"), "utf8");
		const rows = guide.split("\n").filter((line) => line.startsWith("| `HADIR_"));
		const cells = rows.map((row) =>
			row
				.split("|")
				.slice(1, -1)
				.map((cell) => cell.trim()),
		);
		const expected = documentConfig().map(({ variable, key, fallback, meaning }) => [
			`\`${variable}\``,
			`\`${key}\``,
			fallback ? `\`${fallback}\`` : "",
			meaning,
		]);
		expect(cells).toEqual(expected);
	});

	it("reports the version of package.json", () => {
		const manifest = JSON.parse(readFileSync(join(import.meta.dirname, "../../../package.json"), "utf8"));
		expect(version).toBe(manifest.version);
	});
});
