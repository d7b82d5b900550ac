// A kiosk that had one HRIS address becomes one with a first target; what waited for it still does.
import { mkdirSync } from "node:fs";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openConnection } from "../../../src/storage/database/connection.ts";
import { migrate } from "../../../src/storage/database/migrate.ts";
import { createOutboxStore } from "../../../src/storage/deliveries/outbox-store.ts";
import { createTargetStore } from "../../../src/storage/deliveries/target-store.ts";
import { initialMigration } from "../../../src/storage/migrations/0010-initial.ts";
import { createStoreFixture, type StoreFixture } from "../../support/store-fixture.ts";

let fixture: StoreFixture;
beforeEach(() => {
	fixture = createStoreFixture();
	mkdirSync(fixture.dataDir, { recursive: true });
});
afterEach(() => fixture.dispose());

/** A database of the first version with one waiting and one dead row for `hris`. */
function oldDatabase(hrisUrl: string | null): void {
	const connection = openConnection(fixture.databasePath);
	migrate(connection, () => {}, [initialMigration]);
	connection.close();
	const raw = new Database(fixture.databasePath);
	raw.pragma("foreign_keys = OFF");
	raw.prepare("INSERT INTO settings VALUES ('hrisUrl', ?, 5)").run(JSON.stringify(hrisUrl));
	const row = raw.prepare(
		`INSERT INTO outbox (event_id, person_key, target, body_json, next_attempt_at_ms, created_at_ms, dead_at_ms)
		 VALUES (?, 1, 'hris', '{}', 1, 1, ?)`,
	);
	row.run("a", null);
	row.run("b", 7);
	raw.close();
}

function migrated() {
	const connection = openConnection(fixture.databasePath);
	migrate(connection, () => {});
	const targets = createTargetStore(connection).list();
	const outbox = createOutboxStore(connection);
	const state = { targets, status: outbox.status(), dead: outbox.deadLetters({ limit: 9 }) };
	connection.close();
	return state;
}

it("keeps address, waiting events and dead letters", () => {
	oldDatabase("https://hris.example/hook");
	const { targets, status, dead } = migrated();
	expect(targets).toEqual([
		{
			targetId: "hris",
			kind: "webhook",
			name: "HRIS",
			settings: { url: "https://hris.example/hook" },
			isEnabled: true,
			createdAtMs: 5,
			updatedAtMs: 5,
		},
	]);
	expect(status).toMatchObject({ waiting: 1, deadLetters: 1 });
	expect(dead).toMatchObject([{ eventId: "b", errorCode: "HRIS_REJECTED" }]);
});

it("makes no target where there was no address, and keeps no row for nobody", () => {
	oldDatabase(null);
	expect(migrated()).toMatchObject({ targets: [], status: { waiting: 0, deadLetters: 0 } });
	const raw = new Database(fixture.databasePath);
	expect(raw.prepare("SELECT count(*) AS rows FROM outbox").get()).toEqual({ rows: 0 });
	raw.close();
});
