// What doctor says of targets that fail, each in its own way, and of how deliveries go.
import { createServer as createHttpsServer } from "node:https";
import { join } from "node:path";
import { generate } from "selfsigned";
import { uuidv7 } from "uuidv7";
import { expect, test } from "vitest";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import { createTargetSecrets } from "../../../src/core/services/delivery/target-secrets.ts";
import { createKeyFileSecretStore } from "../../../src/storage/keys/key-file-secret-store.ts";
import { openStore } from "../../../src/storage/open-store.ts";
import { webhookTarget } from "../../support/memory-targets.ts";
import { runCommand } from "../../support/run-command.ts";
import { startFaultyServer } from "../../support/stand-ins/faulty-server.ts";
import { startFrappe } from "../../support/stand-ins/frappe.ts";
import { createStoreFixture, enroll, punchOf } from "../../support/store-fixture.ts";

async function startSelfSigned() {
	const pair = await generate([{ name: "commonName", value: "hris.example" }], { keyType: "ec", curve: "P-256" });
	const server = createHttpsServer({ key: pair.private, cert: pair.cert }, (_, response) => response.end("{}"));
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	const port = typeof address === "object" && address !== null ? address.port : 0;
	const stop = () => {
		server.closeAllConnections();
		return new Promise((resolve) => server.close(resolve));
	};
	return { url: `https://127.0.0.1:${port}`, stop };
}

test("each failure of a target is explained, and told with what its deliveries say", async () => {
	const fixture = createStoreFixture();
	const keys = createKeyFileSecretStore(join(fixture.dataDir, "keys"));
	const store = openStore({ dataDir: fixture.dataDir, secrets: keys, clock: createSystemClock(), ids: { uuidv7 } });
	store.settings.read();
	const frappe = await startFrappe([]);
	const url = String(frappe.settings["url"]);
	const login = await startFrappe([]);
	login.setFault({ kind: "wrong_page" });
	const tls = await startSelfSigned();
	const elsewhere = await startFaultyServer(() => ({ status: 404, json: { message: "Not Found" } }));
	const gone = await startFaultyServer(() => ({ status: 200, json: {} }));
	const nobody = gone.url;
	await gone.stop();
	const cases: readonly [name: string, url: string, expected: RegExp][] = [
		["Good", url, /^ok .*answers and lets us in \(kiosk@example\.com\)/],
		["Key", url, /^PROBLEM .*refuses our key/],
		["Name", "https://hris.invalid", /^PROBLEM .*name of the HRIS's server cannot be found.*(ENOTFOUND|EAI_AGAIN)/],
		["Port", nobody, /^PROBLEM .*nothing listens at that address.*(ECONNREFUSED)/],
		["Trust", tls.url, /^PROBLEM .*secure connection .* failed\. Check its certificate.*(SELF_SIGNED|DEPTH_ZERO)/],
		["Path", elsewhere.url, /^PROBLEM .*no such service at that address.*HTTP 404/],
		["Page", String(login.settings["url"]), /^PROBLEM .*cannot be read\. .*a login page or a proxy.*Sign in/],
	];
	const secrets = createTargetSecrets(keys);
	for (const [name, address] of cases) {
		const { settings } = frappe;
		store.targets.put(webhookTarget({ targetId: name, kind: "frappe", name, settings: { ...settings, url: address } }));
		secrets.write(name, name === "Key" ? { apiKey: "wrong", apiSecret: "wrong" } : frappe.secrets);
	}
	const folder = join(fixture.dataDir, "no-stick");
	store.targets.put(webhookTarget({ targetId: "Stick", kind: "csv", name: "Stick", settings: { folder } }));
	const employeeId = enroll(store, "E-17");
	const eventId = uuidv7();
	store.attendance.append(punchOf(employeeId, { eventId }), () => [{ eventId, target: "Good", bodyJson: "{}" }]);
	store.outbox.markDead(1, Date.now(), { errorCode: "EMPLOYEE_UNKNOWN", detail: "No Employee found" });

	const { stdout, code } = await runCommand("doctor", [], { HADIR_DATA_DIR: fixture.dataDir });
	const lines = stdout.split("\n");
	const lineOf = (name: string) => lines.find((line) => line.includes(` ${name} (`)) ?? "";
	expect(lineOf("Good")).toMatch(/^note .*answers and lets us in.*; 1 refused; last delivery: .*does not know this/);
	for (const [name, , expected] of cases.slice(1)) expect(lineOf(name), name).toMatch(expected);
	expect(lineOf("Stick")).toMatch(/^PROBLEM .*folder or USB stick is not there/);
	expect(code).toBe(1);

	store.close();
	for (const server of [frappe, login, elsewhere, tls]) await server.stop();
	fixture.dispose();
});
