// One suite for what the screen calls, over the transports that carry it, each against its own running product.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HadirClient } from "../../src/contract/index.ts";
import type { RecognitionResult } from "../../src/core/domain/recognition/recognition-result.ts";
import { asFile, emptyRoomPhoto, samplePhoto } from "../support/sample-photos.ts";
import { type ServedApp, serveApp } from "../support/served-app.ts";
import { inProcess, messagePort, type OpenClient, openInProcess, refusalOf, webSocket } from "../support/transports.ts";

const PIN = "2580";
/** More than any session needs to make up its mind, on a fast machine too: some answers take their time in seconds. */
const MAX_FRAMES = 400;

const setup = { language: "id", pin: PIN, kioskName: "Lobi", cameraId: null, hrisUrl: null, hrisSecret: null } as const;
const consent = { version: "2026-01", language: "id", accepted: true } as const;

/** Shows frames of one person until the session answers with one of `ends`. */
async function showUntil(client: HadirClient, frames: readonly File[], ends: readonly RecognitionResult["outcome"][]) {
	for (let count = 0; count < MAX_FRAMES; count++) {
		const frame = frames[count % frames.length];
		if (!frame) break;
		const result = await client.recognition.submitFrame({ frame });
		if (ends.includes(result.outcome)) return result;
	}
	throw new Error(`none of ${ends.join(", ")} within ${MAX_FRAMES} frames`);
}

async function framesOf(person: "dewi" | "putri"): Promise<File[]> {
	return Promise.all([0, 1, 2].map(async (shot) => asFile(await samplePhoto(person, shot))));
}

describe.each([inProcess, messagePort, webSocket])("the screen over $name", (transport) => {
	let served: ServedApp;
	let opened: OpenClient;
	let client: HadirClient;

	/** Of today; others came by a PIN. */
	const faceEvents = async () => (await client.attendance.day({})).events.filter(({ method }) => method === "face");

	beforeAll(async () => {
		served = await serveApp();
		opened = await transport.open(served, "kiosk");
		client = opened.client;
	});
	afterAll(async () => {
		await opened.close();
		await served.close();
	});

	it("does nothing but setup before setup", async () => {
		expect((await client.system.settings({})).setupCompleted).toBe(false);
		const frame = asFile(await emptyRoomPhoto());
		expect(await refusalOf(client.recognition.submitFrame({ frame }))).toBe("SETUP_REQUIRED");
		expect(await refusalOf(client.session.unlock({ pin: PIN }))).toBe("SETUP_REQUIRED");
	});

	it("is set up once", async () => {
		expect(await client.setup.complete(setup)).toMatchObject({
			setupCompleted: true,
			kioskName: "Lobi",
		});

		expect(await refusalOf(client.setup.complete({ ...setup, pin: "0000" }))).toBe("SETUP_ALREADY_DONE");
		expect(await client.system.status({})).toMatchObject({ kioskName: "Lobi", livenessMode: "off", isDemo: false });
	});

	it("records by PIN and by badge, turns it round, and refuses what is cancelled", async () => {
		const employeeId = "K-9001";
		expect(await refusalOf(client.personalCodes.register({ employeeId, name: "Wayan" }))).toBe("FORBIDDEN");
		await client.session.unlock({ pin: PIN });
		await client.personalCodes.register({ employeeId, name: "Wayan" });
		await client.personalCodes.setPin({ employeeId, pin: "730418" });
		const [badge] = await client.personalCodes.print({ employeeIds: [employeeId], issuesMissing: true });
		await client.session.lock({});
		expect(await client.personalCodes.ways({})).toMatchObject({ pin: true, badge: true });

		const wrong = { employeeNumber: "9001", pin: "904112" };
		expect(await refusalOf(client.personalCodes.punchByPin(wrong))).toBe("PIN_NOT_ACCEPTED");
		const answer = await client.personalCodes.punchByPin({ ...wrong, pin: "730418" });
		if (answer.state === "ask") throw new Error("nobody was to be asked");
		expect(answer).toMatchObject({ state: "recorded", punch: { name: "Wayan", direction: "IN", method: "pin" } });
		const { punch } = await client.personalCodes.correct({ eventId: answer.punch.eventId });
		expect(punch).toMatchObject({ direction: "OUT", method: "pin", confidence: null });

		const text = badge?.token ?? "";
		expect(await client.personalCodes.punchByBadge({ text })).toMatchObject({ state: "already_recorded" });
		expect(await refusalOf(client.personalCodes.punchByBadge({ text: `${text}A` }))).toBe("BADGE_NOT_ACCEPTED");
		expect(await refusalOf(client.personalCodes.issueBadge({ employeeId }))).toBe("FORBIDDEN");
		await client.session.unlock({ pin: PIN });
		await client.personalCodes.revokeBadge({ employeeId });
		await client.rights.erase({ employeeId, scope: "person" });
		await client.session.lock({});
		expect(await refusalOf(client.personalCodes.punchByBadge({ text }))).toBe("BADGE_NOT_ACCEPTED");
		expect(await client.personalCodes.ways({})).toMatchObject({ pin: false, badge: false });
	});

	it("keeps the supervisor's calls behind the PIN", async () => {
		expect(await refusalOf(client.employees.list({}))).toBe("FORBIDDEN");
		expect(await refusalOf(client.settings.update({ kioskName: "Mine" }))).toBe("FORBIDDEN");
		expect(await refusalOf(client.session.unlock({ pin: "9999" }))).toBe("PIN_INCORRECT");
		expect(await client.session.state({})).toEqual({ unlocked: false, expiresAtMs: null, operator: null });

		const { expiresAtMs } = await client.session.unlock({ pin: PIN });
		expect(expiresAtMs).toBeGreaterThan(Date.now());
		expect(await client.employees.list({})).toEqual([]);
		expect(await client.settings.update({ cooldownSeconds: 30 })).toMatchObject({ cooldownSeconds: 30 });
	});

	it("unlocks one connection only", async () => {
		const other = await transport.open(served, "kiosk");
		expect(await refusalOf(other.client.employees.list({}))).toBe("FORBIDDEN");
		await other.close();
	});

	it("guides an enrollment with the real models, and saves nothing that is not finished", async () => {
		const employeeId = "E-1";
		const started = await client.enrollment.start({ employeeId, name: "Dewi", consent, mode: "new" });
		expect(started).toMatchObject({ pose: "front", captured: [], isComplete: false });
		const { enrollmentId } = started;
		const empty = await client.enrollment.submitFrame({ enrollmentId, frame: asFile(await emptyRoomPhoto()) });
		expect(empty).toMatchObject({ guidance: "show_face", face: null });
		const seen = await client.enrollment.submitFrame({ enrollmentId, frame: asFile(await samplePhoto("dewi")) });
		expect(seen.face).not.toBeNull();
		expect(await refusalOf(client.enrollment.finish({ enrollmentId }))).toBe("ENROLLMENT_INCOMPLETE");
		await client.enrollment.cancel({ enrollmentId });
		const frame = asFile(await samplePhoto("dewi"));
		expect(await refusalOf(client.enrollment.submitFrame({ enrollmentId, frame }))).toBe("ENROLLMENT_NOT_ACTIVE");
		expect(await client.employees.list({})).toEqual([]);
	});

	it("recognises somebody who is enrolled and records it before it says so", async () => {
		const rest = openInProcess(served.app, { kind: "apiClient", keyId: "test", scopes: ["register"] });
		for (const shot of [0, 1])
			await rest.integration.register({
				employee_id: "E-1",
				name: "Dewi",
				image: asFile(await samplePhoto("dewi", shot)),
			});

		const result = await showUntil(client, await framesOf("dewi"), ["matched"]);
		expect(result).toMatchObject({ outcome: "matched", punch: { employeeId: "E-1", name: "Dewi", direction: "IN" } });
		expect(await faceEvents()).toMatchObject([{ employeeId: "E-1", direction: "IN", method: "face" }]);
	});

	it("says no name of a stranger", async () => {
		await client.recognition.submitFrame({ frame: asFile(await emptyRoomPhoto()) });
		const result = await showUntil(client, await framesOf("putri"), ["unknown", "matched"]);
		expect(result.outcome).toBe("unknown");
		expect(await faceEvents()).toHaveLength(1);
	});

	it("refuses what is no image without breaking the connection", async () => {
		const frame = asFile(new TextEncoder().encode("no image"));
		expect(await refusalOf(client.recognition.submitFrame({ frame }))).toBe("UNSUPPORTED_IMAGE");
		expect((await client.recognition.submitFrame({ frame: asFile(await emptyRoomPhoto()) })).outcome).toBe("no_face");
	});

	it("changes the PIN only for whoever knows it, and locks", async () => {
		expect(await refusalOf(client.settings.changePin({ currentPin: "1111", newPin: "482915" }))).toBe("PIN_INCORRECT");
		await client.settings.changePin({ currentPin: PIN, newPin: "482915" });
		await client.session.lock({});
		expect(await refusalOf(client.employees.list({}))).toBe("FORBIDDEN");
		expect(await refusalOf(client.session.unlock({ pin: PIN }))).toBe("PIN_INCORRECT");
		await client.session.unlock({ pin: "482915" });
		expect(await client.employees.list({})).toMatchObject([{ employeeId: "E-1", templateCount: 2 }]);
	});

	it("removes a person and puts refused deliveries back", async () => {
		await client.rights.erase({ employeeId: "E-1", scope: "person" });
		expect(await client.employees.list({})).toEqual([]);
		expect(await refusalOf(client.rights.erase({ employeeId: "E-1", scope: "person" }))).toBe("EMPLOYEE_NOT_FOUND");
		expect(await client.targets.replay({})).toEqual({ replayed: 0 });
	});
});
