// Groups, shifts and the question "in or out?", over the transports that carry them and the real models.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HadirClient } from "../../src/contract/index.ts";
import { createRestClient } from "../support/rest-client.ts";
import { asFile, samplePhoto } from "../support/sample-photos.ts";
import { type ServedApp, serveApp, testApiKey } from "../support/served-app.ts";
import { inProcess, messagePort, type OpenClient, refusalOf, webSocket } from "../support/transports.ts";

const PIN = "2580";
const setup = { language: "id", pin: PIN, kioskName: "Lobi", cameraId: null, hrisUrl: null, hrisSecret: null } as const;
const MAX_FRAMES = 400;

async function question(client: HadirClient) {
	const frames = await Promise.all([2, 3, 4].map(async (shot) => asFile(await samplePhoto("dewi", shot))));
	for (let count = 0; count < MAX_FRAMES; count++) {
		const frame = frames[count % frames.length];
		if (!frame) break;
		const result = await client.recognition.submitFrame({ frame });
		if (result.outcome === "ask") return result.question;
	}
	throw new Error(`not asked within ${MAX_FRAMES} frames`);
}

describe.each([inProcess, messagePort, webSocket])("rules over $name", (transport) => {
	let served: ServedApp;
	let opened: OpenClient;
	let client: HadirClient;

	beforeAll(async () => {
		served = await serveApp();
		opened = await transport.open(served, "kiosk");
		client = opened.client;
		await client.setup.complete(setup);
		await client.session.unlock({ pin: PIN });
		const rest = createRestClient(served.url, testApiKey);
		for (const shot of [0, 1])
			await rest.register({ employee_id: "dewi", name: "Dewi", image: asFile(await samplePhoto("dewi", shot)) });
	});
	afterAll(async () => {
		await opened.close();
		await served.close();
	});

	it("a group and a shift for it are kept, and a name is taken once", async () => {
		const { groupId } = await client.groups.save({ groupId: null, name: "Gudang", directionRule: { kind: "ask" } });
		await client.groups.assign({ groupId, employeeIds: ["dewi"] });
		expect(await client.groups.list({})).toEqual([
			{ groupId, name: "Gudang", directionRule: { kind: "ask" }, people: 1 },
		]);
		expect(await client.groups.members({})).toEqual([{ employeeId: "dewi", name: "Dewi", groupId }]);
		expect(await refusalOf(client.groups.save({ groupId: null, name: "gudang", directionRule: null }))).toBe(
			"NAME_TAKEN",
		);
		const csv = "code,name,start,end,days,grace_minutes,groups\nH,Harian,00:00,00:00,Sen-Min,0,Gudang";
		expect(await client.shifts.importFile({ csv: `${csv};Dapur` })).toEqual({
			kind: "refused",
			problems: [{ line: 2, problem: "group_unknown", value: "Dapur" }],
		});
		expect(await client.shifts.importFile({ csv })).toEqual({ kind: "imported", added: 1, changed: 0, unchanged: 0 });
		expect(await client.shifts.list({})).toMatchObject([{ code: "H", groupIds: [groupId] }]);
		expect((await client.shifts.exportFile({ language: "id" })).csv).toContain("H,Harian,00:00,00:00,Sen-Min,0,Gudang");
	});

	it("who is recognised there is asked, and one answer is recorded with the shift", async () => {
		const { questionId, name, likely } = await question(client);
		expect({ name, likely }).toEqual({ name: "Dewi", likely: "IN" });
		const { state, punch } = await client.recognition.answer({ questionId, direction: "OUT" });
		expect({ state, direction: punch.direction }).toEqual({ state: "recorded", direction: "OUT" });
		expect(await refusalOf(client.recognition.answer({ questionId, direction: "IN" }))).toBe("QUESTION_OVER");
		const { data } = await createRestClient(served.url, testApiKey).listPunches({});
		expect(data).toMatchObject([
			{ direction: "OUT", direction_source: "asked", method: "face", shift_code: "H", grace_minutes: 0 },
		]);
		expect(data[0]?.work_date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
		// Whether it is an early leave as well depends on the hour: soon after midnight the shift is yesterday's.
		expect((await client.attendance.day({ date: data[0]?.work_date ?? "" })).workDays).toMatchObject([
			{ employeeId: "dewi", shifts: [{ code: "H" }], flags: expect.arrayContaining(["missing_in"]) },
		]);
	});
});

it("over REST nobody can be asked: the request's direction counts, else it goes in turn", async () => {
	const served = await serveApp();
	try {
		served.app.services.setup.update({ directionRule: { kind: "ask" }, cooldownSeconds: 5 }, "test");
		const rest = createRestClient(served.url, testApiKey);
		for (const who of ["dewi", "putri"] as const)
			await rest.register({ employee_id: who, name: who, image: asFile(await samplePhoto(who, 0)) });
		const told = await rest.createPunch({ image: asFile(await samplePhoto("dewi", 1)), direction: "OUT" });
		expect(told).toMatchObject({ status: 201, body: { data: { employee_id: "dewi", direction: "OUT" } } });
		const turn = await rest.createPunch({ image: asFile(await samplePhoto("putri", 1)) });
		expect(turn).toMatchObject({
			status: 201,
			body: { data: { employee_id: "putri", direction: "IN", shift_code: null } },
		});
		const { data } = await rest.listPunches({});
		expect(data.map((punch) => punch.direction_source)).toEqual(["alternating", "requested"]);
	} finally {
		await served.close();
	}
});
