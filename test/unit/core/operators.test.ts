import { describe, expect, it } from "vitest";
import { createPlainPinHasher, createRecordingLog } from "../../support/environment.ts";
import { createManualTime } from "../../support/manual-time.ts";
import { createOperatorFixture } from "../../support/memory-operators.ts";
import { createMemoryAudit, createMemorySettings } from "../../support/memory-settings.ts";

const FIRST = "2580";
const RINA = "482915";
const MINUTE_MS = 60_000;
const ACTOR = "operator:test";

async function createFixture({ onHash = () => {} }: { readonly onHash?: () => void } = {}) {
	const time = createManualTime();
	const audit = createMemoryAudit();
	const settings = createMemorySettings();
	const plain = createPlainPinHasher();
	const pinHasher = { ...plain, hash: (pin: string) => plain.hash(pin).finally(onHash) };
	const fixture = createOperatorFixture({ settings, pinHasher, audit, clock: time.clock, log: createRecordingLog() });
	await fixture.supervisor.setPin(FIRST);
	const [first] = fixture.operators.list();
	if (!first) throw new Error("there is no administrator");
	const refusal = (call: Promise<unknown>) =>
		call.then(
			() => "no refusal",
			(error) => error.code,
		);
	const addRina = () => fixture.operators.add({ name: "Rina", role: "supervisor", pin: RINA }, ACTOR);
	return { ...fixture, time, audit, first, refusal, addRina };
}

describe("operators", () => {
	it("begin with the administrator of the set-up, whose PIN may be set anew", async () => {
		const { operators, supervisor, first } = await createFixture();
		expect(first).toMatchObject({ name: "Administrator", role: "administrator" });
		await supervisor.setPin("739105");
		expect(operators.list()).toMatchObject([{ operatorId: first.operatorId }]);
		expect(await supervisor.verifyPin("739105")).toMatchObject({ operatorId: first.operatorId });
		await expect(supervisor.verifyPin(FIRST)).rejects.toThrow("PIN_INCORRECT");
	});

	it("are told apart by their PIN alone", async () => {
		const { supervisor, addRina, first } = await createFixture();
		const { operatorId, generatedPin } = await addRina();
		expect(generatedPin).toBeNull();
		expect(await supervisor.verifyPin(RINA)).toMatchObject({ operatorId, name: "Rina", role: "supervisor" });
		expect((await supervisor.verifyPin(FIRST)).operatorId).toBe(first.operatorId);
	});

	it("get a PIN of six digits that nobody has, when the kiosk makes it", async () => {
		const { operators, supervisor } = await createFixture();
		const { operatorId, generatedPin } = await operators.add({ name: "Bagus", role: "auditor", pin: null }, ACTOR);
		expect(generatedPin).toMatch(/^\d{6}$/);
		expect((await supervisor.verifyPin(generatedPin ?? "")).operatorId).toBe(operatorId);
		const again = await operators.setPin(operatorId, null, ACTOR);
		expect(again.generatedPin).not.toBe(generatedPin);
		await expect(supervisor.verifyPin(generatedPin ?? "")).rejects.toThrow("PIN_INCORRECT");
	});

	it("are not added under a name that somebody else was given while their PIN was being hashed", async () => {
		let onHash = () => {};
		const { operators, first, refusal } = await createFixture({ onHash: () => onHash() });
		onHash = () => void operators.change(first.operatorId, { name: "Bagus", role: "administrator" }, ACTOR);
		const adding = operators.add({ name: "Bagus", role: "supervisor", pin: "739105" }, ACTOR);
		expect(await refusal(adding)).toBe("NAME_TAKEN");
		expect(operators.list()).toHaveLength(1);
	});

	it.each([
		["the PIN of somebody else", { pin: RINA }, "PIN_TAKEN"],
		["five digits", { pin: "48291" }, "VALIDATION_FAILED"],
		["digits in a row", { pin: "123456" }, "PIN_TOO_EASY"],
		["the name of somebody else", { name: " rina " }, "NAME_TAKEN"],
		["no name", { name: " " }, "VALIDATION_FAILED"],
		["a name that is a formula", { name: "=cmd" }, "VALIDATION_FAILED"],
	])("are not added with %s", async (_, changes, code) => {
		const { operators, addRina, refusal } = await createFixture();
		await addRina();
		const request = { name: "Bagus", role: "supervisor", pin: "739105", ...changes } as const;
		expect(await refusal(operators.add(request, ACTOR))).toBe(code);
		expect(operators.list()).toHaveLength(2);
	});

	it("refuse a PIN that is taken without telling whose it is", async () => {
		const { operators, addRina } = await createFixture();
		await addRina();
		const error = await operators.add({ name: "Bagus", role: "auditor", pin: RINA }, ACTOR).catch((thrown) => thrown);
		expect(error.data).toEqual({});
	});

	it("do not get the same PIN side by side", async () => {
		const { operators } = await createFixture();
		const added = await Promise.allSettled(
			["Ani", "Budi"].map((name) => operators.add({ name, role: "supervisor", pin: RINA }, ACTOR)),
		);
		expect(added.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
	});

	it("are twelve at most", async () => {
		const { operators, refusal } = await createFixture();
		const add = (n: number) => operators.add({ name: `Orang ${n}`, role: "supervisor", pin: null }, ACTOR);
		for (let n = 2; n <= 12; n++) await add(n);
		expect(await refusal(add(13))).toBe("LIMIT_REACHED");
	});

	it("keep an administrator: the last one is neither removed nor made less", async () => {
		const { operators, first, addRina } = await createFixture();
		const { operatorId } = await addRina();
		expect(() => operators.remove(first.operatorId, ACTOR)).toThrow("LAST_ADMINISTRATOR");
		const demote = () => operators.change(first.operatorId, { name: "Administrator", role: "auditor" }, ACTOR);
		expect(demote).toThrow("LAST_ADMINISTRATOR");
		operators.change(operatorId, { name: "Rina", role: "administrator" }, ACTOR);
		demote();
		operators.remove(first.operatorId, ACTOR);
		expect(() => operators.remove(operatorId, ACTOR)).toThrow("LAST_ADMINISTRATOR");
	});

	it("are audited by id, without names and PINs", async () => {
		const { operators, supervisor, audit, addRina } = await createFixture();
		const { operatorId } = await addRina();
		operators.change(operatorId, { name: "Rina Hapsari", role: "auditor" }, ACTOR);
		await operators.setPin(operatorId, "739105", ACTOR);
		await supervisor.changePin(operatorId, { current: "739105", next: "918273" });
		operators.remove(operatorId, ACTOR);
		const entry = (action: string, actor = ACTOR) => ({ action, actor, subject: operatorId });
		expect(audit.list(9)).toMatchObject([
			entry("operators.remove"),
			{ ...entry("operators.pin", `operator:${operatorId}`), detail: { isOwn: true } },
			{ ...entry("operators.pin"), detail: { isOwn: false } },
			{ ...entry("operators.change"), detail: { role: "auditor", isRenamed: true } },
			entry("operators.add"),
		]);
		expect(JSON.stringify(audit.list(9))).not.toMatch(/Rina|482915|739105|918273/);
	});
});

describe("one's own PIN", () => {
	it("is changed by whoever knows it, and by nobody else's", async () => {
		const { supervisor, addRina, refusal } = await createFixture();
		const { operatorId } = await addRina();
		const change = (current: string, next: string) => supervisor.changePin(operatorId, { current, next });
		expect(await refusal(change(FIRST, "739105"))).toBe("PIN_INCORRECT");
		expect(await refusal(change(RINA, FIRST))).toBe("VALIDATION_FAILED");
		const { pinSetAtMs } = await change(RINA, "739105");
		expect(supervisor.operator(operatorId)?.pinSetAtMs).toBe(pinSetAtMs);
		expect((await supervisor.verifyPin("739105")).operatorId).toBe(operatorId);
	});

	it("cannot be changed so often that other people's PINs are found", async () => {
		const { supervisor, addRina, refusal, time } = await createFixture();
		const { operatorId } = await addRina();
		const pins = [RINA, "739105", "739106", "739107", "739108", "739109", "739110"];
		const step = (n: number) => supervisor.changePin(operatorId, { current: pins[n] ?? "", next: pins[n + 1] ?? "" });
		for (let n = 0; n < 5; n++) await step(n);
		expect(await refusal(step(5))).toBe("PIN_LOCKED");
		await time.advance(60 * MINUTE_MS);
		expect(await refusal(step(5))).toBe("no refusal");
	});
});

describe("opening the area", () => {
	const ofTries = ({ action }: { readonly action: string }) =>
		["operators.unlock", "operators.refused", "operators.locked"].includes(action);

	it("is audited with wrong tries and lockouts, by id", async () => {
		const fixture = await createFixture();
		const { operatorId } = await fixture.addRina();
		await fixture.supervisor.verifyPin(RINA);
		for (let i = 0; i < 5; i++) await fixture.refusal(fixture.supervisor.verifyPin("000000"));
		const entries = fixture.audit.list(50).filter(ofTries).reverse();
		expect(entries.map(({ actor, action }) => [actor, action])).toEqual([
			[`operator:${operatorId}`, "operators.unlock"],
			...Array.from({ length: 4 }, () => ["kiosk", "operators.refused"]),
			["kiosk", "operators.locked"],
		]);
	});

	it("fills no disk: neither does hammering the pad, nor opening it again and again", async () => {
		const fixture = await createFixture();
		await fixture.addRina();
		const count = () => fixture.audit.list(10_000).filter(ofTries).length;
		for (let i = 0; i < 50; i++) await fixture.supervisor.verifyPin(RINA);
		expect(count()).toBe(1);
		await fixture.time.advance(MINUTE_MS);
		await fixture.supervisor.verifyPin(RINA);
		expect(count()).toBe(2);
		for (let hour = 0; hour < 24; hour++) {
			for (let i = 0; i < 200; i++) await fixture.refusal(fixture.supervisor.verifyPin("000000"));
			await fixture.time.advance(60 * MINUTE_MS);
		}
		// Twenty, then three an hour.
		expect(count()).toBeLessThanOrEqual(2 + 20 + 24 * 3);
	});
});

describe("guessing the administrator's PIN", () => {
	/** Three wrong ones, then one's own: the lockout never comes. */
	async function guess(fixture: Awaited<ReturnType<typeof createFixture>>, rounds: number, own: string) {
		let tries = 0;
		for (let round = 0; round < rounds; round++) {
			for (let n = 0; n < 3; n++)
				if ((await fixture.refusal(fixture.supervisor.verifyPin("000000"))) === "PIN_INCORRECT") tries += 1;
			await fixture.refusal(fixture.supervisor.verifyPin(own));
		}
		return tries;
	}

	it("is bounded, also for a supervisor who enters their own in between, and over a restart", async () => {
		const fixture = await createFixture();
		await fixture.addRina();
		const tries = await guess(fixture, 20, RINA);
		expect(tries).toBe(20);
		const { supervisor } = fixture.restart();
		expect(await fixture.refusal(supervisor.verifyPin(FIRST))).toBe("PIN_LOCKED");
		await fixture.time.advance(20 * MINUTE_MS);
		expect(await fixture.refusal(supervisor.verifyPin(FIRST))).toBe("no refusal");
	});

	it("is forgotten when the administrator comes", async () => {
		const fixture = await createFixture();
		expect(await guess(fixture, 20, FIRST)).toBe(60);
	});

	it("is not made easier by a clock that is put back or forth", async () => {
		const fixture = await createFixture();
		await fixture.addRina();
		await guess(fixture, 20, RINA);
		fixture.time.stepWallClock(-365 * 24 * 60 * MINUTE_MS);
		expect(await fixture.refusal(fixture.supervisor.verifyPin(FIRST))).toBe("PIN_LOCKED");
		await fixture.time.advance(20 * MINUTE_MS);
		expect(await fixture.refusal(fixture.supervisor.verifyPin(FIRST))).toBe("no refusal");
	});
});
