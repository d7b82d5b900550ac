// Another passphrase for the key files: as npm runs it, killed at any moment, and asked for on a real terminal.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openKeyFiles } from "../../../src/app/key-files.ts";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import { AppError } from "../../../src/core/domain/errors.ts";
import { openStore } from "../../../src/storage/open-store.ts";
import { runCommand } from "../../support/run-command.ts";
import { createStoreFixture, employeeId, enroll, type StoreFixture } from "../../support/store-fixture.ts";

const FIRST = "the first passphrase";
const SECOND = "another passphrase";

let fixture: StoreFixture;
let file: string;
beforeEach(() => {
	fixture = createStoreFixture();
	file = join(fixture.dataDir, "..", "passphrase");
	const secrets = keysUnder(FIRST);
	const store = open(secrets);
	enroll(store, "QL-1");
	secrets.write("target:hris", Buffer.from("a secret of the target"));
	store.close();
});
afterEach(() => fixture.dispose());

function keysUnder(passphrase: string) {
	writeFileSync(file, passphrase);
	return openKeyFiles({ dataDir: fixture.dataDir, keyPassphraseFile: file });
}

function open(secrets: ReturnType<typeof keysUnder>) {
	return openStore({ dataDir: fixture.dataDir, secrets, clock: createSystemClock(), ids: { uuidv7 } });
}

/** Whether it opens all there is. */
function opens(passphrase: string): boolean {
	try {
		const secrets = keysUnder(passphrase);
		const store = open(secrets);
		const faces = store.employees.templates(employeeId("QL-1")).length;
		const target = Buffer.from(secrets.read("target:hris") ?? []).toString();
		store.close();
		return faces === 1 && target === "a secret of the target";
	} catch (error) {
		if (error instanceof AppError && error.data["reason"] === "PASSPHRASE_WRONG") return false;
		throw error;
	}
}

const env = () => ({ HADIR_DATA_DIR: fixture.dataDir, HADIR_KEY_PASSPHRASE_FILE: file });
const run = (input: string) => runCommand("change-passphrase", [], env(), input);

it("is the new one from then on, the old one no more, and stands in the audit", async () => {
	const { code, stdout, stderr } = await run(`${SECOND}\n${SECOND}\n`);
	expect({ code, problem: stderr.includes("Nothing was changed") }).toEqual({ code: 0, problem: false });
	expect(stdout).toContain("2 secrets are under it");
	expect(stdout + stderr).not.toContain(SECOND);
	expect(existsSync(join(fixture.dataDir, "keys", "next"))).toBe(false);
	expect([opens(FIRST), opens(SECOND)]).toEqual([false, true]);
	const store = open(keysUnder(SECOND));
	expect(store.audit.list(1)).toMatchObject([{ action: "keys.passphrase", actor: "command line" }]);
	store.close();
});

it("is refused and changes nothing: another present one, two that differ, a short one, the same, a kiosk that runs", async () => {
	const before = readdirSync(join(fixture.dataDir, "keys"));
	for (const [input, says] of [
		[`${SECOND}\nanother passphrasf\n`, "not the same"],
		["short\nshort\n", "12 characters"],
		[`${FIRST}\n${FIRST}\n`, "is the present one"],
	] as const) {
		const { code, stderr } = await run(input);
		expect(code).toBe(1);
		expect(stderr).toContain(says);
	}
	writeFileSync(file, "a wrong passphrase");
	expect((await run(`${SECOND}\n${SECOND}\n`)).stderr).toContain("The present passphrase is another one.");
	const running = open(keysUnder(FIRST));
	expect((await run(`${SECOND}\n${SECOND}\n`)).stderr).toContain("The kiosk is running.");
	running.close();
	expect(readdirSync(join(fixture.dataDir, "keys"))).toEqual(before);
	expect(opens(FIRST)).toBe(true);
}, 60_000);

it("killed at any moment: the one opens everything or the other does", async () => {
	let [present, next] = [FIRST, SECOND];
	const outcomes = new Set<string>();
	const tookMs = await change(null);
	[present, next] = [next, present];
	for (let round = 1; round <= 5; round++) {
		await change((tookMs * round) / 4);
		const found = [present, next].filter(opens);
		expect(found).toHaveLength(1);
		outcomes.add(found[0] === next ? "new" : "old");
		if (found[0] === next) [present, next] = [next, present];
	}
	expect(outcomes).toContain("old");

	/** Kills it after a time; null: lets it end. Resolves with how long it took from its question on. */
	async function change(killAfterMs: number | null): Promise<number> {
		const script = join(import.meta.dirname, "../../support/change-passphrase-until-killed.ts");
		const child = spawn(process.execPath, [script, fixture.dataDir, present, next], {
			stdio: ["ignore", "pipe", "inherit"],
		});
		const gone = once(child, "exit");
		await once(child.stdout, "data");
		const sinceMs = performance.now();
		const timer = killAfterMs === null ? null : setTimeout(() => child.kill("SIGKILL"), killAfterMs);
		await gone;
		if (timer) clearTimeout(timer);
		return performance.now() - sinceMs;
	}
}, 120_000);

/** util-linux's `script` gives a command a terminal of its own. */
const hasTerminal = process.platform === "linux" && spawnSync("script", ["--version"]).status === 0;

it.skipIf(!hasTerminal)(
	"asks for the present one on the terminal, unseen, where the configuration says so",
	async () => {
		const log = join(fixture.dataDir, "..", "terminal");
		const command = `${process.execPath} ${join(import.meta.dirname, "../../../src/cli/change-passphrase.ts")}`;
		const child = spawn("script", ["--quiet", "--return", "--echo", "always", "--command", command, log], {
			env: { ...process.env, ...env(), HADIR_KEY_PASSPHRASE_FILE: "ask" },
			stdio: ["pipe", "pipe", "inherit"],
		});
		const gone = once(child, "exit");
		let shown = "";
		const answers: readonly (readonly [string, string])[] = [
			["Passphrase of the key files: ", FIRST],
			["12 characters or more: ", SECOND],
			["The same again: ", SECOND],
		];
		let answered = 0;
		child.stdout.on("data", (chunk: Buffer) => {
			shown += chunk.toString();
			const next = answers[answered];
			if (next && shown.endsWith(next[0])) {
				answered += 1;
				child.stdin.write(`${next[1]}\r`);
			}
		});
		const [code] = await gone;
		expect(shown).toContain("The passphrase was changed");
		expect(code).toBe(0);
		for (const secret of [FIRST, SECOND]) expect(shown + readFileSync(log, "utf8")).not.toContain(secret);
		expect(opens(SECOND)).toBe(true);
	},
	60_000,
);
