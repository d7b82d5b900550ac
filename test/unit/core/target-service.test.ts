import { describe, expect, test } from "vitest";
import type { TargetRequest } from "../../../src/core/services/target-service.ts";
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
	test("is saved, shown without its secrets, and the workers are told", () => {
		const { service, signal, secrets, audit } = createTargetFixture();
		const saved = service.save(request, "supervisor");
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
	])("with %s is refused by the field's name, and nothing is kept", (_case, changes, fields) => {
		const { service, targets, secrets } = createTargetFixture();
		expect(() => service.save({ ...request, ...changes }, "supervisor")).toThrow(
			expect.objectContaining({ code: "VALIDATION_FAILED", data: { fields } }),
		);
		expect(targets.list()).toEqual([]);
		expect(secrets.read("0193a000-0000-7000-8000-000000000001")).toEqual({});
	});

	test("keeps its secret when none is typed, and both sign while one replaces the other", () => {
		const { service, secrets } = createTargetFixture();
		const { targetId } = service.save(request, "supervisor");
		service.save({ ...request, targetId, secrets: {} }, "supervisor");
		expect(secrets.read(targetId)).toEqual({ secret: SECRET });
		service.save({ ...request, targetId, secrets: { secret: OTHER } }, "supervisor");
		expect(secrets.read(targetId)).toEqual({ secret: OTHER, previousSecret: SECRET });
		service.save({ ...request, targetId, secrets: { previousSecret: null } }, "supervisor");
		expect(secrets.read(targetId)).toEqual({ secret: OTHER });
	});

	test("changes strictly later than before, so that whoever follows it notices", () => {
		const { service } = createTargetFixture();
		const first = service.save(request, "supervisor");
		const second = service.save({ ...request, targetId: first.targetId, isEnabled: false }, "supervisor");
		expect(second.updatedAtMs).toBeGreaterThan(first.updatedAtMs);
	});

	test("gets earlier events only when somebody asks, in the log's order", () => {
		const { service, attendance, added } = createTargetFixture();
		for (const [eventId, occurredAtMs] of [
			["a", 100],
			["b", 300],
			["c", 200],
		] as const)
			attendance.append(punchOf(employeeId("E-1"), { eventId, occurredAtMs }), () => []);
		service.save(request, "supervisor");
		expect(added).toEqual([]);
		const { targetId } = service.save({ ...request, sendFromMs: 200 }, "supervisor");
		expect(added).toEqual([
			{ eventId: "b", target: targetId },
			{ eventId: "c", target: targetId },
		]);
	});

	test("that is removed takes its secrets along", () => {
		const { service, targets, secrets, audit } = createTargetFixture();
		const { targetId } = service.save(request, "supervisor");
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

	test("is told to be readable on the way when it is not https", () => {
		const { service, log } = createTargetFixture();
		service.connectWebhook({ url: "http://10.0.0.7:8080/hook", secret: SECRET }, "setup");
		expect(log.lines).toMatchObject([{ level: "warn", fields: { host: "10.0.0.7:8080" } }]);
	});
});
