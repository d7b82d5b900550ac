// The health report and the diagnostic file of a real application on a real store. Names, ids, addresses and keys are
// planted wherever the kiosk keeps such things; none of them may be in the file.
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, expect, it } from "vitest";
import { createSystemClock } from "../../src/app/system-clock.ts";
import { createKeyFileSecretStore } from "../../src/storage/keys/key-file-secret-store.ts";
import { openStore } from "../../src/storage/open-store.ts";
import { type RunningApp, startApp } from "../support/served-app.ts";
import { employeeId, outboxOf, punchOf, templateOf } from "../support/store-fixture.ts";

const canaries = {
	employeeId: "CANARY-7731",
	name: "Kanarina Burungwati",
	kioskName: "Kiosk Kanarina",
	targetName: "HRIS Burungwati",
	addressPath: "canary-path-9c1",
	secret: `whsec_${randomBytes(32).toString("base64")}`,
	note: "kanarina lupa",
	hrisWords: "no such employee Burungwati",
	apiKey: "canary-api-key-4411",
	folder: "canary-home",
};
let dataDir: string;
let running: RunningApp;

function plant(): void {
	const store = openStore({
		dataDir,
		secrets: createKeyFileSecretStore(join(dataDir, "keys")),
		clock: createSystemClock(),
		ids: { uuidv7 },
	});
	const id = employeeId(canaries.employeeId);
	const consent = { version: "1", language: "id", acceptedAtMs: 1 } as const;
	store.employees.enroll({ employeeId: id, name: canaries.name, consent }, [templateOf(id, 1)], { replace: false });
	store.settings.update({ kioskName: canaries.kioskName, setupCompleted: true });
	store.targets.put({
		targetId: "hris",
		kind: "webhook",
		name: canaries.targetName,
		settings: { url: `https://hris.example/${canaries.addressPath}` },
		isEnabled: false,
		createdAtMs: 0,
		updatedAtMs: 0,
	});
	const draft = punchOf(id, { note: canaries.note });
	store.attendance.append(draft, outboxOf(draft));
	const [row] = store.outbox.due({ target: "hris", holdsBehindDead: true }, Date.now() + 1_000, 1);
	store.outbox.markDead(row?.outboxId ?? 0, 1, { errorCode: "HRIS_REJECTED", detail: canaries.hrisWords });
	store.audit.append({ atMs: 1, actor: "supervisor", action: "employee.remove", subject: id, detail: {} });
	store.close();
}

beforeEach(async () => {
	dataDir = mkdtempSync(join(tmpdir(), `${canaries.folder}-`));
	plant();
	const env = { HADIR_API_KEY: canaries.apiKey, HADIR_HRIS_SECRET: canaries.secret };
	running = await startApp({ dataDir, hasEngine: false, env });
});
afterEach(async () => {
	await running.close();
	rmSync(dataDir, { recursive: true, force: true });
});

it("the file for whoever helps has what they need and nobody in it", async () => {
	const { health } = running.app.services;
	const report = JSON.stringify(await health.report());
	// The canaries are really there: the screen shows them, and the file is made from the same report.
	for (const seen of [canaries.kioskName, canaries.targetName, canaries.hrisWords]) expect(report).toContain(seen);
	const text = await health.bundle("supervisor");
	for (const [what, canary] of Object.entries(canaries)) expect(text.includes(canary), what).toBe(false);
	expect(text).not.toContain("supervisor");
	const bundle: unknown = JSON.parse(text);
	expect(bundle).toMatchObject({
		version: running.app.services.status.kiosk().version,
		enrolledEmployees: 1,
		sync: { targets: [{ kind: "webhook", deadLetters: 1, lastErrorCode: "HRIS_REJECTED" }] },
		config: { liveness: "off", port: "0" },
		actions: [{ action: "health.bundle" }, { action: "target.update" }, { action: "employee.remove" }],
	});
});

it("tells disk, database, models with their licences, and the computer", async () => {
	const { disk, database, packs, host } = await running.app.services.health.report();
	expect(disk?.freeBytes).toBeGreaterThan(0);
	expect(disk?.totalBytes).toBeGreaterThanOrEqual(disk?.freeBytes ?? 0);
	expect(database).toMatchObject({ lastCheck: null });
	expect(database.bytes).toBeGreaterThan(10_000);
	expect(packs?.find(({ isInUse }) => isInUse)?.licences).toContain("MIT");
	expect(host).toMatchObject({ runtime: `Node ${process.versions.node}` });
});

it("checks the log while the kiosk runs, keeps the result for the page, and audits it", async () => {
	const { health } = running.app.services;
	const check = await health.checkLog("supervisor");
	expect(check).toMatchObject({ ok: true });
	expect((await health.report()).database.lastCheck).toEqual(check);
	// The check itself has been written to the log since, and the next one finds that intact too.
	expect(await health.checkLog("supervisor")).toMatchObject({ ok: true, records: (check.ok ? check.records : 0) + 1 });
});

it("names the place from which on the log is not as it was written", async () => {
	const database = new Database(join(dataDir, "hadir.db"));
	database.exec("DROP TRIGGER attendance_events_only_erased; UPDATE attendance_events SET direction = 'OUT'");
	database.close();
	expect(await running.app.services.health.checkLog("supervisor")).toMatchObject({ ok: false, problem: "altered" });
});
