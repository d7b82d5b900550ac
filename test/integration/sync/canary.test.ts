// Secrets of targets: a canary in each, and nothing that the kiosk writes or says may hold it.
import { readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pino } from "pino";
import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import { toCloudEvent } from "../../../src/core/domain/delivery/cloud-event.ts";
import type { TargetKind, TargetSettings } from "../../../src/core/domain/delivery/target.ts";
import { createTargetSecrets } from "../../../src/core/services/delivery/target-secrets.ts";
import { createTargetService } from "../../../src/core/services/delivery/target-service.ts";
import { createKeyFileSecretStore } from "../../../src/storage/keys/key-file-secret-store.ts";
import { openStore } from "../../../src/storage/open-store.ts";
import { createConnectors } from "../../../src/sync/connectors/connectors.ts";
import { createOutboxWorkers } from "../../../src/sync/outbox-workers.ts";
import { eventually } from "../../support/eventually.ts";
import { runCommand } from "../../support/run-command.ts";
import { startFaultyServer } from "../../support/stand-ins/faulty-server.ts";
import { startFrappe } from "../../support/stand-ins/frappe.ts";
import { startInHouse } from "../../support/stand-ins/in-house.ts";
import { startOdoo } from "../../support/stand-ins/odoo.ts";
import { startOrangeHrm } from "../../support/stand-ins/orangehrm.ts";
import { createStoreFixture, enroll, punchOf } from "../../support/store-fixture.ts";

const canary = (name: string) => `canary-${name}-0123456789abcdef`;
const key = Buffer.from("canary-webhook-0123456789abcdef01");

test("nothing that is written or said holds a secret, also when the HRIS repeats it", async () => {
	const fixture = createStoreFixture();
	const clock = createSystemClock();
	const keysDir = join(fixture.dataDir, "keys");
	const keyStore = createKeyFileSecretStore(keysDir);
	const store = openStore({ dataDir: fixture.dataDir, secrets: keyStore, clock, ids: { uuidv7 } });
	const said: string[] = [];
	const log = pino({ level: "trace" }, { write: (line: string) => void said.push(line) });
	// Refuses whatever comes, and says all that it was sent: as a debugging HRIS does.
	const echo = await startFaultyServer(({ headers, body, url }) => ({
		status: 422,
		json: {
			name: "x",
			message: JSON.stringify({ headers, body, at: url.href }),
			error: { message: JSON.stringify(headers) },
		},
	}));
	const benches = [
		await startFrappe([]),
		await startOdoo([]),
		await startInHouse([]),
		await startOrangeHrm([]),
	] as const;
	const [frappe, odoo, inHouse, orange] = benches.map(({ settings }) => settings);
	const at = (settings: TargetSettings | undefined) => ({ ...settings, url: echo.url });
	const template = { headers: "X-Token: {{secret}}", listUrl: "" };
	const kinds: readonly [TargetKind, TargetSettings, Record<string, string>][] = [
		["webhook", { url: echo.url, batchSize: 0 }, { secret: `whsec_${key.toString("base64")}` }],
		["rest", { ...at(inHouse), ...template, url: `${echo.url}/?k={{secret}}` }, { secret: canary("rest") }],
		["frappe", at(frappe), { apiKey: canary("frappe-key"), apiSecret: canary("frappe-secret") }],
		["odoo", at(odoo), { apiKey: canary("odoo") }],
		["orangehrm", at(orange), { refreshToken: canary("orange-token"), clientSecret: canary("orange-client") }],
		["csv", { folder: fixture.dataDir }, {}],
	];
	const secrets = createTargetSecrets(keyStore);
	const connectors = createConnectors({ clock });
	const workers = createOutboxWorkers({ ...store, connectors, secrets, clock, log });
	const service = createTargetService({
		...store,
		secrets,
		connectors,
		signal: workers,
		letOthersRun: async () => undefined,
		random: { bytes: (length) => new Uint8Array(length) },
		ids: { uuidv7 },
		clock,
		log,
	});
	workers.start();
	for (const [kind, settings, given] of kinds) {
		const draft = { targetId: null, kind, settings, secrets: given };
		const saved = await service.save({ ...draft, name: kind, isEnabled: true, sendFromMs: null }, "test");
		said.push(JSON.stringify(saved), JSON.stringify(await service.check({ ...draft, targetId: saved.targetId })));
		store.targetPeople.setExternalId(saved.targetId, enroll(store, "E-17"), "7", clock.nowMs());
	}
	const draft = punchOf(enroll(store, "E-17"), { eventId: uuidv7() });
	store.attendance.append(draft, (kioskSeq) => {
		const bodyJson = JSON.stringify(toCloudEvent({ ...draft, kioskSeq }, { kioskId: "0193a000" }));
		return store.targets.list().map(({ targetId }) => ({ eventId: draft.eventId, target: targetId, bodyJson }));
	});
	workers.wake();
	const errorsOf = () =>
		store.targets.list().map(({ targetId }) => store.outbox.statusOf({ target: targetId, holdsBehindDead: false }));
	await eventually("each target has answered", () =>
		errorsOf().every(({ lastErrorCode, delivered }) => lastErrorCode !== null || delivered > 0),
	);
	const details = errorsOf().flatMap(({ lastErrorDetail }) => lastErrorDetail ?? []);
	// The echo did come back: what follows is no empty promise.
	expect(details.some((detail) => detail.includes("•••"))).toBe(true);
	said.push(JSON.stringify(errorsOf()), JSON.stringify(store.audit.list(100)), JSON.stringify(service.list()));
	const doctor = await runCommand("doctor", [], { HADIR_DATA_DIR: fixture.dataDir });
	said.push(doctor.stdout, doctor.stderr);

	const files = readdirSync(fixture.dataDir, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && entry.parentPath !== keysDir)
		.map((entry) => join(entry.parentPath, entry.name));
	expect(files.some((path) => path.endsWith(".csv"))).toBe(true);
	expect(files.some((path) => path.endsWith("-wal"))).toBe(true);
	const written = files.map((path) => readFileSync(path));
	const forms = kinds
		.flatMap(([, , given]) => Object.values(given))
		.concat(key.toString("latin1"), key.toString("base64"))
		.flatMap((secret) => [
			secret,
			secret.slice(0, 14),
			encodeURIComponent(secret),
			Buffer.from(secret).toString("base64"),
		]);
	for (const form of forms) {
		expect(said.join("\n")).not.toContain(form);
		for (const [index, bytes] of written.entries())
			expect(bytes.includes(form), `${files[index]}: ${form}`).toBe(false);
	}
	await workers.stop();
	store.close();
	await echo.stop();
	for (const bench of benches) await bench.stop();
	rmSync(keysDir, { recursive: true });
	fixture.dispose();
});
