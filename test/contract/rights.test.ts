// The rights of a person, over the transports of the screens, against a running product with real models.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { verifyCertificate } from "../../src/app/maintenance/verify-certificate.ts";
import type { HadirClient } from "../../src/contract/index.ts";
import { asFile, samplePhoto } from "../support/sample-photos.ts";
import { type ServedApp, serveApp } from "../support/served-app.ts";
import { inProcess, messagePort, type OpenClient, openInProcess, refusalOf, webSocket } from "../support/transports.ts";

const PIN = "2580";
const EMPLOYEE_PIN = "730418";
const dewi = { employeeId: "9001" };
const setup = { language: "id", pin: PIN, kioskName: "Lobi", cameraId: null, hrisUrl: null, hrisSecret: null } as const;

describe.each([inProcess, messagePort, webSocket])("a person's rights over $name", (transport) => {
	let served: ServedApp;
	let opened: OpenClient;
	let client: HadirClient;
	let api: HadirClient["integration"];

	const recognise = async () => {
		const { data } = await api.recognize({ image: asFile(await samplePhoto("dewi", 2)) });
		return data.match;
	};

	beforeAll(async () => {
		served = await serveApp();
		opened = await transport.open(served, "kiosk");
		client = opened.client;
		const scopes = ["recognise", "register", "read", "admin", "punch"] as const;
		api = openInProcess(served.app, { kind: "apiClient", keyId: "test", scopes }).integration;
		await client.setup.complete(setup);
		await client.session.unlock({ pin: PIN });
		const image = asFile(await samplePhoto("dewi"));
		await api.register({ employee_id: dewi.employeeId, name: "Dewi", image });
		await client.personalCodes.setPin({ ...dewi, pin: EMPLOYEE_PIN });
	});
	afterAll(async () => {
		await opened.close();
		await served.close();
	});

	it("ends recognition with the answer to a withdrawal, on every way in, and leaves the PIN", async () => {
		expect(await recognise()).toBe(true);
		const { reference, eraseByMs } = await client.rights.withdraw(dewi);
		expect(eraseByMs).toBeGreaterThan(Date.now() + 71 * 3_600_000);
		expect(await recognise()).toBe(false);
		expect(await refusalOf(client.rights.withdraw(dewi))).toBe("CONSENT_WITHDRAWN");
		const image = asFile(await samplePhoto("dewi", 1));
		expect(await refusalOf(api.register({ employee_id: dewi.employeeId, name: "Dewi", image }))).toBe(
			"CONSENT_WITHDRAWN",
		);
		const punch = { employeeNumber: dewi.employeeId, pin: EMPLOYEE_PIN };
		expect(await client.personalCodes.punchByPin(punch)).toMatchObject({ state: "recorded", punch: { name: "Dewi" } });
		expect(await client.rights.consents(dewi)).toMatchObject({ reference, history: [{ accepted: null }] });
		expect(await client.rights.attention({})).toMatchObject({
			withdrawn: [{ employeeId: dewi.employeeId }],
			erasesWithdrawn: true,
		});
		const [row] = await client.employees.list({});
		expect(row).toMatchObject({ withdrawal: { eraseByMs }, isFlaggedUnseen: false });
	});

	it("begins again with a new consent, kept with who took it", async () => {
		await client.rights.renew({ ...dewi, consent: { version: "2026-11-2", language: "id", accepted: true } });
		expect(await recognise()).toBe(true);
		const { history } = await client.rights.consents(dewi);
		expect(history[0]).toMatchObject({ accepted: { version: "2026-11-2" }, withdrawn: null });
		// By name, not by the random id of the audit.
		expect(history[0]?.accepted?.takenBy).toMatch(/^(?!operator:).+/);
	});

	it("hands everything over, as a page and as data", async () => {
		const page = await client.rights.exportPerson({ ...dewi, format: "page", withNumbers: false });
		expect(page.type).toContain("text/html");
		expect(await page.text()).toContain("Dewi");
		const data = await client.rights.exportPerson({ ...dewi, format: "data", withNumbers: true });
		const parsed = JSON.parse(await data.text());
		expect(parsed.templates[0].numbers.length).toBeGreaterThan(100);
		expect(parsed.attendance).toHaveLength(1);
	});

	it("shows whom rules would concern, and keeps them", async () => {
		const { rules } = await client.rights.overview({});
		const wanted = { ...rules, eraseLeftDays: 5 };
		await client.employees.setActive({ ...dewi, isActive: false });
		expect((await client.rights.preview({})).people).toEqual([]);
		expect((await client.rights.preview({ rules: wanted })).people).toMatchObject([{ name: "Dewi", rule: "left" }]);
		await client.rights.saveRules(wanted);
		expect((await client.rights.overview({})).rules).toEqual(wanted);
		expect(await client.rights.runRules({})).toEqual({ people: 0 });
		await client.employees.setActive({ ...dewi, isActive: true });
	});

	it("erases with a certificate that anybody can check, and knows nobody any more", async () => {
		expect(await client.rights.survey(dewi)).toMatchObject({ templates: 1, pins: 1, attendanceRecords: 1 });
		const { erasureId, certificate, opening } = await client.rights.erase({ ...dewi, scope: "personAndAttendance" });
		const { content, ...signed } = certificate;
		const file = JSON.stringify({ ...signed, opening });
		expect(verifyCertificate(file, { publicKey: null, person: null })).toMatchObject({
			kind: "valid",
			isAboutPerson: true,
			remaining: [],
		});
		expect(content).toMatchObject({ erasureId, searchIndex: { searched: 1, found: 0 } });
		expect(await client.rights.certificates({})).toMatchObject([{ erasureId, scope: "personAndAttendance" }]);
		expect(await client.rights.certificate({ erasureId })).toEqual(certificate);
		expect(await client.rights.compact({})).toMatchObject({ erasures: 0 });
		expect(await recognise()).toBe(false);
		expect(await client.employees.list({})).toEqual([]);
		expect(await refusalOf(client.rights.erase({ ...dewi, scope: "person" }))).toBe("EMPLOYEE_NOT_FOUND");
	});

	it("is nobody's who has not unlocked the area", async () => {
		await client.session.lock({});
		expect(await refusalOf(client.rights.withdraw(dewi))).toBe("FORBIDDEN");
		expect(await refusalOf(client.rights.exportPerson({ ...dewi, format: "data", withNumbers: false }))).toBe(
			"FORBIDDEN",
		);
	});
});
