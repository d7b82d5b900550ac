// A kiosk that had one PIN and one API key becomes one with an administrator and a key of every scope.
import { createHash } from "node:crypto";
import { mkdirSync } from "node:fs";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openConnection } from "../../../src/storage/database/connection.ts";
import { migrate, migrations } from "../../../src/storage/database/migrate.ts";
import { createStoreFixture, type StoreFixture } from "../../support/store-fixture.ts";

let fixture: StoreFixture;
beforeEach(() => {
	fixture = createStoreFixture();
	mkdirSync(fixture.dataDir, { recursive: true });
});
afterEach(() => fixture.dispose());

/** A database from before there were operators. */
function oldDatabase(credentials: Readonly<Record<string, string>>): void {
	const connection = openConnection(fixture.databasePath);
	const before = migrations.filter(({ version }) => version < 150);
	migrate(connection, () => {}, before);
	connection.close();
	const raw = new Database(fixture.databasePath);
	const insert = raw.prepare("INSERT INTO credentials VALUES (?, NULL, ?, 77)");
	for (const [name, hash] of Object.entries(credentials)) insert.run(name, hash);
	raw.close();
}

const digest = (key: string) => createHash("sha256").update(key).digest();

it("keeps the PIN as the administrator's, and the key with every scope", () => {
	oldDatabase({ supervisorPin: "$argon2id$kept", apiKey: digest("hadir_old").toString("hex") });
	const store = fixture.open();
	const [administrator, ...others] = store.operators.list();
	expect(others).toEqual([]);
	expect(administrator).toMatchObject({
		name: "Administrator",
		role: "administrator",
		pinSetAtMs: 77,
		createdAtMs: 77,
	});
	expect(administrator?.operatorId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
	expect(store.operators.credentials()).toMatchObject([{ pinHash: "$argon2id$kept" }]);
	expect(store.apiKeys.findBySecret(new Uint8Array(digest("hadir_old")), 1)).toMatchObject({
		keyId: "first-start",
		scopes: ["recognise", "register", "punch", "read", "admin"],
		expiresAtMs: null,
	});
	store.close();
});

it.each([
	["nothing, before the first start", {}],
	["a key that is no digest", { apiKey: "" }],
])("makes nobody of %s", (_, credentials) => {
	oldDatabase(credentials);
	const store = fixture.open();
	expect(store.operators.list()).toEqual([]);
	expect(store.apiKeys.list(1)).toEqual([]);
	store.close();
});
