// A change and the audit row that describes it: both or neither. The services as the product puts them together, on real
// SQLite, with an audit that cannot be written; the judge is the database, which has to be the same row by row afterwards.
import { statSync } from "node:fs";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { z } from "zod";
import type { Services } from "../../../src/api/services.ts";
import { loadConfig } from "../../../src/app/config.ts";
import { createHostControl } from "../../../src/app/host-control.ts";
import { createNoDeviceListener } from "../../../src/app/no-device-listener.ts";
import { createServices } from "../../../src/app/services/create-services.ts";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import { AppError } from "../../../src/core/domain/errors.ts";
import { createClockWatchService } from "../../../src/core/services/attendance/clock-watch-service.ts";
import { createTargetSecrets } from "../../../src/core/services/delivery/target-secrets.ts";
import { createFaultLog } from "../../../src/core/services/operation/fault-log.ts";
import type { Store } from "../../../src/storage/open-store.ts";
import { createConnectors } from "../../../src/sync/connectors/connectors.ts";
import { createNoInstaller } from "../../../src/updates/folder-installer.ts";
import { createCountingSignal, createRecordingLog } from "../../support/environment.ts";
import { facePhoto } from "../../support/face-photo.ts";
import { createFakeFaceEngine, fakeDescription } from "../../support/fake-face-engine.ts";
import { createFakeGallery } from "../../support/fake-gallery.ts";
import { wholeImageCropper } from "../../support/memory-models.ts";
import { createStoreFixture, employeeId, enroll, punch, type StoreFixture } from "../../support/store-fixture.ts";

const ANI = employeeId("E-17");
const unwritable = new AppError("STORAGE_UNAVAILABLE", { reason: "SQLITE_FULL" });

let fixture: StoreFixture;
let store: Store;
let services: Services;
let punched: string;
let isAuditWritable: boolean;

beforeEach(() => {
	fixture = createStoreFixture();
	store = fixture.open();
	isAuditWritable = true;
	services = serve(fixture, store);
	enroll(store, ANI);
	punched = punch(store, ANI).eventId;
});
afterEach(() => fixture.dispose());

function serve({ dataDir, secrets }: StoreFixture, opened: Store): Services {
	const clock = createSystemClock();
	const log = createRecordingLog();
	const audit = {
		...opened.audit,
		append: (entry: Parameters<Store["audit"]["append"]>[0]) => {
			if (!isAuditWritable) throw unwritable;
			opened.audit.append(entry);
		},
	};
	return createServices({
		config: loadConfig({ env: {}, installDir: dataDir, overrides: { dataDir } }),
		secrets,
		targetSecrets: createTargetSecrets(secrets),
		connectors: createConnectors({ clock }),
		store: { ...opened, audit },
		client: {
			engine: createFakeFaceEngine(),
			gallery: createFakeGallery(),
			cropper: wholeImageCropper,
			restart: () => {},
			memory: () => null,
		},
		catalogue: { packs: async () => [], tryPacks: async () => fakeDescription, restartEngine: () => {} },
		worker: createCountingSignal(),
		demo: null,
		hostControl: createHostControl({}),
		installer: createNoInstaller(),
		deviceListener: createNoDeviceListener(),
		clock,
		clockWatch: createClockWatchService({ attendance: opened.attendance, audit, clock, log }),
		faults: createFaultLog({ counters: opened.counters, clock, log }),
		log,
	});
}

/** Every row of every table. */
function everything(): Readonly<Record<string, unknown[]>> {
	const database = new Database(fixture.databasePath, { readonly: true });
	try {
		const names = z
			.array(z.object({ name: z.string() }))
			.parse(
				database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all(),
			);
		return Object.fromEntries(names.map(({ name }) => [name, database.prepare(`SELECT * FROM "${name}"`).all()]));
	} finally {
		database.close();
	}
}

const yesterday = () => new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const missed = () =>
	({ employeeId: ANI, direction: "OUT", workDate: yesterday(), minute: 720, note: "forgot" }) as const;
const csvTarget = () => ({
	targetId: null,
	kind: "csv" as const,
	name: "Stick",
	settings: { folder: fixture.dataDir },
	secrets: {},
	isEnabled: true,
	sendFromMs: 0,
});

const changes: readonly [string, (from: Services) => unknown][] = [
	["a missed punch", ({ workDays }) => workDays.enterMissed(missed(), "supervisor")],
	["a correction", ({ workDays }) => workDays.correct(punched, "wrong door", "supervisor")],
	[
		"a registration",
		({ employees }) => employees.register({ employeeId: employeeId("E-18"), name: "Budi" }, facePhoto("budi"), "key"),
	],
	["an erasure", ({ rights }) => rights.erasure.erase(ANI, { scope: "person", cause: "system" }, "key")],
	["a new name", ({ people }) => people.rename(ANI, "Ani Wijaya", "supervisor")],
	["a PIN", ({ personalCodes }) => personalCodes.setPin(ANI, "739152", "supervisor")],
	["a setting", ({ setup }) => setup.update({ cooldownSeconds: 90 }, "administrator")],
	["pictures that are kept no more", ({ models }) => models.keepCrops(true, "administrator")],
	["a group", ({ groups }) => groups.save({ groupId: null, name: "Night", directionRule: null }, "administrator")],
	[
		"an operator",
		({ operators }) => operators.add({ name: "Rina", role: "supervisor", pin: "482915" }, "administrator"),
	],
	[
		"an API key",
		({ apiKeys }) => apiKeys.create({ name: "x", scopes: ["read"], expiresInDays: null }, "administrator"),
	],
	["a target with earlier events", ({ targets }) => targets.save(csvTarget(), "administrator")],
];

it.each(changes)(
	"%s is not made when it cannot be put into the audit, and is made with it otherwise",
	async (_, change) => {
		// Made at the first read.
		store.settings.read();
		const before = everything();
		isAuditWritable = false;
		await expect(async () => change(services)).rejects.toThrow("STORAGE_UNAVAILABLE");
		expect(everything()).toEqual(before);
		expect(store.verifyLog().ok).toBe(true);

		isAuditWritable = true;
		await change(services);
		expect(everything()["audit"]).toHaveLength((before["audit"]?.length ?? 0) + 1);
		expect(everything()).not.toEqual({ ...before, audit: everything()["audit"] });
	},
);

it("gives the forgotten PIN anew, and puts the paper out of force, with its audit entry or not at all", async () => {
	await services.supervisor.setPin("482915");
	const { kitId, groups, asked } = services.recovery.begin();
	const typed = asked.map((position) => ({ position, group: groups[position] ?? "" }));
	services.recovery.confirm(kitId, typed, "operator:a");
	isAuditWritable = false;
	await expect(services.recovery.resetPin(groups, "739152")).rejects.toThrow("STORAGE_UNAVAILABLE");
	isAuditWritable = true;
	expect(services.recovery.kit()?.kitId).toBe(kitId);
	await expect(services.supervisor.verifyPin("739152")).rejects.toThrow("PIN_INCORRECT");
	await services.recovery.resetPin(groups, "739152");
	expect(services.recovery.kit()).toBeNull();
	await services.supervisor.verifyPin("739152");
});

it("empties the write-ahead log once the transaction around a removal is committed: what was erased is in neither file", () => {
	store.transaction(() => store.employees.remove(ANI));
	expect(store.employees.find(ANI)).toBeNull();
	expect(statSync(`${fixture.databasePath}-wal`).size).toBe(0);
});
