import { describe, expect, test } from "vitest";
import type { TargetRequest } from "../../../src/core/services/delivery/target-service.ts";
import { employeeId, punchOf } from "../../support/store-fixture.ts";
import { createTargetFixture } from "../../support/target-fixture.ts";

const SECRET = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const OTHER = `whsec_${Buffer.alloc(32, 8).toString("base64")}`;
const request: TargetRequest = {
	targetId: null,
	kind: "webhook",
	name: " Gaji ",
	settings: { url: "https://gaji.example/hook?key=1" },
	secrets: { secret: SECRET },
	isEnabled: true,
	sendFromMs: null,
};

describe("a target", () => {
	test("is saved, shown without its secrets, and the workers are told", async () => {
		const { service, signal, secrets, audit } = createTargetFixture();
		const saved = await service.save(request, "supervisor");
		expect(saved).toMatchObject({ name: "Gaji", place: "gaji.example", storedSecrets: ["secret"], isEnabled: true });
		expect(JSON.stringify(service.list())).not.toContain("whsec_");
		expect(JSON.stringify(audit.list(9))).not.toContain("whsec_");
		expect(audit.list(1)).toMatchObject([{ action: "target.add", subject: saved.targetId, actor: "supervisor" }]);
		expect(secrets.read(saved.targetId)).toEqual({ secret: SECRET });
		expect(signal.wakes()).toBe(1);
	});

	test.each([
		["no name", { name: " " }, ["name"]],
		["an address that is none", { settings: { url: "gaji.example" } }, ["url"]],
		["an address with a password in it", { settings: { url: "https://a:b@gaji.example/" } }, ["url"]],
		["no secret", { secrets: {} }, ["secret"]],
		["a secret that is none", { secrets: { secret: "swordfish" } }, ["secret"]],
		["a setting that the kind does not have", { settings: { url: "https://gaji.example", x: 1 } }, ["settings"]],
	])("with %s is refused by the field's name, and nothing is kept", async (_case, changes, fields) => {
		const { service, targets, secrets } = createTargetFixture();
		await expect(service.save({ ...request, ...changes }, "supervisor")).rejects.toThrow(
			expect.objectContaining({ code: "VALIDATION_FAILED", data: { fields } }),
		);
		expect(targets.list()).toEqual([]);
		expect(secrets.read("0193a000-0000-7000-8000-000000000001")).toEqual({});
	});

	test("keeps its secret when none is typed, and both sign while one replaces the other", async () => {
		const { service, secrets } = createTargetFixture();
		const { targetId } = await service.save(request, "supervisor");
		await service.save({ ...request, targetId, secrets: {} }, "supervisor");
		expect(secrets.read(targetId)).toEqual({ secret: SECRET });
		await service.save({ ...request, targetId, secrets: { secret: OTHER } }, "supervisor");
		expect(secrets.read(targetId)).toEqual({ secret: OTHER, previousSecret: SECRET });
		await service.save({ ...request, targetId, secrets: { previousSecret: null } }, "supervisor");
		expect(secrets.read(targetId)).toEqual({ secret: OTHER });
	});

	test("changes strictly later than before, so that whoever follows it notices", async () => {
		const { service } = createTargetFixture();
		const first = await service.save(request, "supervisor");
		const second = await service.save({ ...request, targetId: first.targetId, isEnabled: false }, "supervisor");
		expect(second.updatedAtMs).toBeGreaterThan(first.updatedAtMs);
	});

	test("gets earlier events only when somebody asks, in the log's order", async () => {
		const { service, attendance, added } = createTargetFixture();
		for (const [eventId, occurredAtMs] of [
			["a", 100],
			["b", 300],
			["c", 200],
		] as const)
			attendance.append(punchOf(employeeId("E-1"), { eventId, occurredAtMs }), () => []);
		await service.save(request, "supervisor");
		expect(added).toEqual([]);
		const { targetId } = await service.save({ ...request, sendFromMs: 200 }, "supervisor");
		expect(added).toEqual([
			{ eventId: "b", target: targetId },
			{ eventId: "c", target: targetId },
		]);
	});

	test("gets a long log page by page, others between them, with what they recorded, and is there after the last", async () => {
		const { service, attendance, added, targets, onOthers } = createTargetFixture();
		const append = (eventId: string) =>
			attendance.append(punchOf(employeeId("E-1"), { eventId, occurredAtMs: 300 }), () => []);
		const ids = Array.from({ length: 1_200 }, (_, index) => `event-${index}`);
		for (const id of ids) append(id);
		let turns = 0;
		onOthers(() => {
			turns += 1;
			expect(targets.list()).toEqual([]);
			append(`meanwhile-${turns}`);
		});
		expect(service.countEarlier(null, 200)).toBe(1_200);
		const { targetId } = await service.save({ ...request, sendFromMs: 200 }, "supervisor");
		expect(turns).toBe(2);
		expect(added.map(({ eventId }) => eventId)).toEqual([...ids, "meanwhile-1", "meanwhile-2"]);
		expect(service.countEarlier(targetId, 200)).toBe(0);
	});

	test("that never came to be, because the log could not be read to its end, leaves no secret behind", async () => {
		const { service, attendance, targets, secrets, onOthers } = createTargetFixture();
		for (let index = 0; index < 600; index++)
			attendance.append(punchOf(employeeId("E-1"), { eventId: `event-${index}`, occurredAtMs: 300 }), () => []);
		onOthers(() => {
			throw new Error("the disk is full");
		});
		await expect(service.save({ ...request, sendFromMs: 200 }, "supervisor")).rejects.toThrow("the disk is full");
		expect(targets.list()).toEqual([]);
		expect(secrets.read("0193a000-0000-7000-8000-000000000001")).toEqual({});
	});

	test("that is removed takes its secrets along", async () => {
		const { service, targets, secrets, audit } = createTargetFixture();
		const { targetId } = await service.save(request, "supervisor");
		service.remove(targetId, "supervisor");
		expect(targets.list()).toEqual([]);
		expect(secrets.read(targetId)).toEqual({});
		expect(audit.list(1)).toMatchObject([{ action: "target.remove", detail: { abandoned: 0 } }]);
		expect(() => service.remove(targetId, "supervisor")).toThrow("NOT_FOUND");
	});
});

describe("the first target, as the wizard and the configuration set it", () => {
	test("keeps the secret that is there, also the one of a version that knew one target only", () => {
		const { service, secrets, secretStore, targets } = createTargetFixture();
		const made = service.connectWebhook({ url: "https://a.example/", secret: null }, "setup");
		expect(made).toBe(secrets.read("hris")["secret"]);
		expect(service.connectWebhook({ url: "https://b.example/", secret: null }, "setup")).toBeNull();
		expect(targets.find("hris")).toMatchObject({ settings: { url: "https://b.example/" } });
		secretStore.remove("target:hris");
		secretStore.write("hrisWebhookSecret", Buffer.from(SECRET));
		expect(secrets.read("hris")).toEqual({ secret: SECRET });
		service.connectWebhook({ url: "https://c.example/", secret: null }, "setup");
		expect(secrets.read("hris")).toEqual({ secret: SECRET });
		expect(secretStore.read("hrisWebhookSecret")).toBeNull();
	});

	test("keeps what was set on screen beside the address", async () => {
		const { service, targets } = createTargetFixture();
		service.connectWebhook({ url: "https://a.example/", secret: SECRET }, "setup");
		const settings = { url: "https://a.example/", batchSize: 50 };
		await service.save({ ...request, targetId: "hris", settings, secrets: {} }, "supervisor");
		service.connectWebhook({ url: "https://b.example/", secret: null }, "setup");
		expect(targets.find("hris")?.settings).toEqual({ url: "https://b.example/", batchSize: 50 });
	});

	test("is told to be readable on the way when it is not https", () => {
		const { service, log } = createTargetFixture();
		service.connectWebhook({ url: "http://10.0.0.7:8080/hook", secret: SECRET }, "setup");
		expect(log.lines).toMatchObject([{ level: "warn", fields: { host: "10.0.0.7:8080" } }]);
	});
});
