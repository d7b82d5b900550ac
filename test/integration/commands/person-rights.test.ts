// The commands for one person's rights: everything that is kept of them, and whether a certificate is genuine.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import { createKeyFileSecretStore } from "../../../src/storage/keys/key-file-secret-store.ts";
import { openStore } from "../../../src/storage/open-store.ts";
import { createRightsFixture } from "../../support/rights-fixture.ts";
import { runCommand } from "../../support/run-command.ts";
import { employeeId, punch, templateOf } from "../../support/store-fixture.ts";

const folder = mkdtempSync(join(tmpdir(), "hadir-rights-"));
const dataDir = join(folder, "data");
const out = (name: string) => join(folder, name);
const ana = employeeId("QL-1");
const NAME = 'Ana <b>"Putri"</b>';

const open = () =>
	openStore({
		dataDir,
		secrets: createKeyFileSecretStore(join(dataDir, "keys")),
		clock: createSystemClock(),
		ids: { uuidv7 },
	});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("export-person", () => {
	const run = (...parameters: string[]) => runCommand("export-person", parameters, { HADIR_DATA_DIR: dataDir });

	beforeAll(() => {
		const store = open();
		const template = templateOf(ana, 1);
		const consent = { version: "2026-11-1", language: "id", acceptedAtMs: 1_790_000_000_000 } as const;
		const crops = [{ cropId: "c1", templateId: template.templateId, image: Uint8Array.of(0xff, 0xd8, 1, 2) }];
		store.employees.enroll({ employeeId: ana, name: NAME, consent, consentTakenBy: "operator:7" }, [template], {
			replace: false,
			crops,
		});
		const { eventId } = punch(store, ana, { note: "terlambat <script>alert(1)</script>" });
		punch(store, ana, { direction: "OUT", corrects: eventId });
		store.personalCodes.writePin(ana, "$argon2id$secret-hash", 1_790_000_000_000);
		store.audit.append({ atMs: 5, actor: "operator:7", action: "employee.enroll", subject: "QL-1", detail: {} });
		store.audit.append({ atMs: 6, actor: "operator:7", action: "employee.enroll", subject: "QL-12", detail: {} });
		store.close();
	});

	it("writes everything of the person as data, and nothing of others", async () => {
		const { code, stderr } = await run("QL-1", "--out", out("ana.json"));
		expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
		const data = JSON.parse(readFileSync(out("ana.json"), "utf8"));
		expect(data).toMatchObject({
			type: "hadir.person-export.v1",
			identity: { employeeId: "QL-1", name: NAME },
			consents: [{ version: "2026-11-1", takenBy: "operator:7", withdrawnAt: null }],
			templates: [{ pose: "front", quality: 80 }],
			pictures: [{ pose: "front", jpegBase64: Buffer.from([0xff, 0xd8, 1, 2]).toString("base64") }],
			attendance: [
				{ direction: "IN", isCorrected: true },
				{ direction: "OUT", isCorrected: false },
			],
			sentTo: [{ delivered: 0, waiting: 2 }],
		});
		expect(data.templates[0]).not.toHaveProperty("numbers");
		// The enrollment, and this very export; not what was done about QL-12.
		expect(data.audit.map(({ action }: { action: string }) => action)).toEqual(["employee.enroll", "person.export"]);
		expect(JSON.stringify(data)).not.toContain("secret-hash");
		expect(statSync(out("ana.json")).mode & 0o777).toBe(0o600);
	});

	it("writes the numbers of the templates where they are asked for", async () => {
		await run("QL-1", "--out", out("numbers.json"), "--numbers");
		const data = JSON.parse(readFileSync(out("numbers.json"), "utf8"));
		expect(data.templates[0].numbers).toHaveLength(8);
	});

	it("writes a page in both languages, without scripts, in which text stays text", async () => {
		expect((await run("QL-1", "--out", out("ana.html"))).code).toBe(0);
		const page = readFileSync(out("ana.html"), "utf8");
		expect(page).toContain('<section lang="id"');
		expect(page).toContain('<section lang="en"');
		expect(page).not.toContain("<script");
		expect(page).not.toContain("<b>");
		expect(page).toContain("Ana &#60;b&#62;");
		expect(page).not.toMatch(/\b(?:src|href)="(?!data:image\/jpeg|#)/);
		expect(page).toContain("default-src 'none'");
	});

	it("refuses somebody who is not there, another file's place, and a kiosk that runs", async () => {
		expect(await run("QL-9", "--out", out("nobody.json"))).toMatchObject({ code: 1 });
		expect(await run("QL-1", "--out", out("ana.json"))).toMatchObject({ code: 1, stdout: "" });
		expect(await run("QL-1")).toMatchObject({ code: 2 });
		const running = open();
		const refused = await run("QL-1", "--out", out("late.json"));
		running.close();
		expect(refused).toMatchObject({ code: 1, stdout: "" });
	});
});

describe("verify-certificate", () => {
	const rights = createRightsFixture();
	const run = (...parameters: string[]) => runCommand("verify-certificate", parameters, {});
	let opening = { employeeId: "", reference: "" };
	let publicKey = "";

	beforeAll(async () => {
		rights.store.employees.enroll({ employeeId: ana, name: "Ana", consent: null }, [templateOf(ana, 1)], {
			replace: false,
		});
		const issued = await rights.erasure.erase(ana, { scope: "person", cause: "administrator" }, "operator:1");
		opening = issued.opening ?? opening;
		({ publicKey } = issued.certificate);
		const { certificate } = issued;
		const altered = certificate.document.replace('"scope":"person"', '"scope":"face"');
		writeFileSync(out("own.json"), JSON.stringify({ ...certificate, opening }));
		writeFileSync(out("plain.json"), JSON.stringify(certificate));
		writeFileSync(out("altered.json"), JSON.stringify({ ...certificate, document: altered }));
		writeFileSync(out("other.json"), JSON.stringify({ hello: "world" }));
	});
	afterAll(() => rights.dispose());

	it("finds the person's own copy genuine, and about the person", async () => {
		const { code, stdout } = await run(out("own.json"), "--key", publicKey);
		expect(code).toBe(0);
		expect(stdout).toContain("Genuine");
		expect(stdout).toContain("It is about the person");
	});

	it("tells whether a copy of the kiosk is about somebody by the reference alone", async () => {
		const about = (id: string) => run(out("plain.json"), "--employee-id", id, "--reference", opening.reference);
		expect(await about("QL-1")).toMatchObject({ code: 0 });
		expect(await about("QL-2")).toMatchObject({ code: 1 });
		expect((await run(out("plain.json"))).stdout).toContain("It names nobody");
	});

	it("refuses what was changed, what another key signed, and what is no certificate", async () => {
		expect(await run(out("altered.json"))).toMatchObject({ code: 1, stdout: expect.stringContaining("NOT GENUINE") });
		const other = Buffer.alloc(32, 1).toString("base64");
		expect(await run(out("own.json"), "--key", other)).toMatchObject({ code: 1 });
		expect(await run(out("other.json"))).toMatchObject({ code: 1, stdout: expect.stringContaining("no certificate") });
		expect(await run(out("absent.json"))).toMatchObject({ code: 1 });
		expect(await run()).toMatchObject({ code: 2 });
	});
});
