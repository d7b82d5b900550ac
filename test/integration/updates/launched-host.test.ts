// Which host may replace itself: only one that the launcher watches, which sends a version back that is not healthy.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { loadConfig } from "../../../src/app/config.ts";
import { installerOf } from "../../../src/server/launched-host.ts";

let root: string;
let program: string;
beforeEach(() => {
	root = mkdtempSync(join(tmpdir(), "hadir-installed-"));
	program = join(root, "versions", "1.0.0");
	mkdirSync(program, { recursive: true });
	symlinkSync(join("versions", "1.0.0"), join(root, "current"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function targetOf(launch: { readonly restartCode: number | null; readonly reportsReadiness: boolean }) {
	const config = loadConfig({ env: {}, installDir: program, overrides: { dataDir: join(root, "data") } });
	return installerOf(config, program, { ...launch, hasKioskWindow: false }, () => {}).target;
}

it("replaces itself under the launcher", () => {
	expect(targetOf({ restartCode: 75, reportsReadiness: true })).not.toBeNull();
});

it("does not where something else starts it again, which has no version on trial", () => {
	expect(targetOf({ restartCode: 75, reportsReadiness: false })).toBeNull();
});

it("does not where nobody starts it again", () => {
	expect(targetOf({ restartCode: null, reportsReadiness: true })).toBeNull();
});
