// Keys of other systems, as `npm run api-keys` keeps them.
import { afterAll, beforeAll, expect, it } from "vitest";
import { runCommand } from "../../support/run-command.ts";
import { createStoreFixture, type StoreFixture } from "../../support/store-fixture.ts";

let fixture: StoreFixture;
beforeAll(() => {
	fixture = createStoreFixture();
	fixture.open().close();
});
afterAll(() => fixture.dispose());

const run = (...parameters: string[]) => runCommand("api-keys", parameters, { HADIR_DATA_DIR: fixture.dataDir });
const secretIn = (text: string) => /hadir_[\w-]{43}/.exec(text)?.[0];

it("makes a key, lists it without its secret, replaces the secret, and revokes it", async () => {
	expect((await run("list")).stdout).toBe("There is no key.\n");
	const made = await run("create", "--name", "Payroll", "--scopes", "read, punch", "--days", "30");
	expect(made).toMatchObject({ code: 0, stderr: "" });
	const [keyId = ""] = /[0-9a-f-]{36}/.exec(made.stdout) ?? [];
	const listed = await run("list");
	expect(listed.stdout).toMatch(
		new RegExp(`^${keyId}  Payroll  \\[punch, read\\]  active\n    valid until .*never used`),
	);
	expect(listed.stdout).not.toContain(secretIn(made.stdout));

	const rotated = await run("rotate", keyId, "--grace-days", "7");
	expect(rotated).toMatchObject({ code: 0, stderr: "" });
	expect(secretIn(rotated.stdout)).not.toBe(secretIn(made.stdout));
	expect((await run("list")).stdout).toContain("the secret before until");

	expect((await run("revoke", keyId)).code).toBe(0);
	expect((await run("list")).stdout).toBe("There is no key.\n");
	expect(await run("revoke", keyId)).toMatchObject({ code: 1, stderr: expect.stringContaining("no such key") });
	const store = fixture.open();
	const acts = store.audit.list(9).map(({ action, actor, subject }) => ({ action, actor, subject }));
	store.close();
	const act = (action: string) => ({ action, actor: "command line", subject: keyId });
	expect(acts).toEqual([act("apiKeys.revoke"), act("apiKeys.rotate"), act("apiKeys.create")]);
});

it.each([
	["nothing", []],
	["an action there is not", ["delete", "x"]],
	["no name", ["create", "--scopes", "read"]],
	["a scope there is not", ["create", "--name", "x", "--scopes", "everything"]],
	["days that are none", ["create", "--name", "x", "--scopes", "read", "--days", "soon"]],
	["a grace that is too long", ["rotate", "x", "--grace-days", "8"]],
])("tells the usage for %s", async (_, parameters) => {
	const { code, stderr } = await run(...parameters);
	expect({ code, hasUsage: stderr.includes("npm run api-keys -- create") }).toEqual({ code: 2, hasUsage: true });
});

it("lists beside a running host and changes nothing there", async () => {
	const store = fixture.open();
	expect((await run("list")).code).toBe(0);
	const refused = await run("create", "--name", "x", "--scopes", "read");
	expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining("a host is running") });
	store.close();
});
