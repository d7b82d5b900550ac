import { describe, expect, test } from "vitest";
import { makeDeviceCode } from "../../../src/core/domain/enrollment/device-code.ts";
import { AppError } from "../../../src/core/domain/errors.ts";
import type { Operator } from "../../../src/core/domain/operator.ts";
import { createDeviceEnrollmentService } from "../../../src/core/services/enrollment/device-enrollment-service.ts";
import { createRecordingLog } from "../../support/environment.ts";
import { createManualTime } from "../../support/manual-time.ts";
import { createMemoryAudit } from "../../support/memory-settings.ts";
import { createSeededBytes } from "../../support/seeded-random.ts";

const MINUTE_MS = 60_000;
const door = { addresses: ["https://192.168.1.20:8443/"], fingerprint: "AB".repeat(32) };

function createFixture({ hasNetwork = true } = {}) {
	const operators = new Map<string, Operator>();
	const network = { isThere: hasNetwork };
	const time = createManualTime();
	const audit = createMemoryAudit();
	const calls: string[] = [];
	const service = createDeviceEnrollmentService({
		listener: {
			async open() {
				calls.push("open");
				if (!network.isThere) throw new AppError("NETWORK_ADDRESS_MISSING");
				return door;
			},
			endSession: () => void calls.push("endSession"),
			close: async (isAtOnce) => void calls.push(isAtOnce ? "close at once" : "close"),
		},
		operators: { find: (operatorId) => operators.get(operatorId) ?? null },
		audit,
		random: createSeededBytes(7),
		timer: time.timer,
		clock: time.clock,
		log: createRecordingLog(),
	});
	const digits = () => {
		const access = service.access();
		if (access.kind !== "open" || access.code.state !== "valid") throw new Error("There is no code");
		return access.code.digits;
	};
	const wrong = () => String((Number(digits()[0]) + 1) % 10) + digits().slice(1);
	const actions = () => audit.list(20).map(({ actor, action, detail }) => ({ actor, action, ...detail }));
	return { service, operators, network, time, calls, digits, wrong, actions };
}

describe("the code", () => {
	test("has eight digits, none likelier than another: what would make the first six so is thrown away", () => {
		const source = [
			[250, 251, 252, 253, 254, 255, 249, 0],
			[10, 21, 32, 43, 54, 65, 76, 87],
		];
		expect(makeDeviceCode(() => Uint8Array.from(source.shift() ?? []))).toBe("90012345");
	});

	test("lets one device in, and no second one", async () => {
		const { service, digits, actions } = createFixture();
		await service.open("administrator");
		const code = digits();
		const { token } = service.redeem(code);
		expect(token).toMatch(/^[0-9a-f]{64}$/);
		expect(service.hear(token)).toEqual({ grantedBy: "administrator" });
		expect(service.hear([...token].reverse().join(""))).toBeNull();
		expect(() => service.redeem(code)).toThrow("DEVICE_CODE_OVER");
		expect(service.access()).toMatchObject({ kind: "open", code: { state: "used" }, device: { isHeard: true } });
		expect(actions()).toEqual(
			expect.arrayContaining([
				{ actor: "administrator", action: "device.open" },
				{ actor: "device:administrator", action: "device.connect" },
			]),
		);
	});

	test("is void after five wrong ones, the right one included, until a new one is asked for", async () => {
		const { service, digits, wrong, actions } = createFixture();
		await service.open("administrator");
		const right = digits();
		const guess = wrong();
		for (const remainingAttempts of [4, 3, 2, 1])
			expect(() => service.redeem(guess)).toThrow(
				expect.objectContaining({ code: "DEVICE_CODE_INCORRECT", data: { remainingAttempts } }),
			);
		expect(() => service.redeem(guess)).toThrow("DEVICE_CODE_OVER");
		expect(() => service.redeem(right)).toThrow("DEVICE_CODE_OVER");
		expect(service.access()).toMatchObject({ code: { state: "void" } });
		expect(actions()).toContainEqual({ actor: "device:administrator", action: "device.codeVoid", wrongTries: 5 });
		await service.open("administrator");
		expect(service.redeem(digits()).token).not.toBe("");
	});

	test("is over after ten minutes, and the door is shut", async () => {
		const { service, time, calls, digits } = createFixture();
		await service.open("administrator");
		const code = digits();
		await time.advance(10 * MINUTE_MS - 1);
		expect(service.access()).toMatchObject({ kind: "open", code: { state: "valid", remainingMs: 1 } });
		await time.advance(2_000);
		expect(service.access()).toEqual({ kind: "closed", endedBy: "code_expired", enrolled: 0 });
		expect(() => service.redeem(code)).toThrow("DEVICE_CODE_OVER");
		expect(calls).toEqual(["open", "close"]);
		expect(time.pending()).toBe(0);
	});

	test("does not exist before anybody asks, nor where there is no network", async () => {
		const { service, calls } = createFixture({ hasNetwork: false });
		expect(() => service.redeem("00000000")).toThrow("DEVICE_CODE_OVER");
		await expect(service.open("administrator")).rejects.toThrow("NETWORK_ADDRESS_MISSING");
		expect(service.access()).toEqual({ kind: "closed", endedBy: null, enrolled: 0 });
		expect(calls).toEqual(["open", "close at once"]);
	});

	test("that cannot be replaced because the network is gone leaves no door open behind it", async () => {
		const { service, network, calls } = createFixture();
		await service.open("administrator");
		network.isThere = false;
		await expect(service.open("administrator")).rejects.toThrow("NETWORK_ADDRESS_MISSING");
		expect(service.access()).toMatchObject({ kind: "closed" });
		expect(calls).toEqual(["open", "open", "close at once"]);
	});
});

describe("a device that was let in", () => {
	test("is sent away with the operator who let it in: removed, given a role that only reads, or another PIN", async () => {
		for (const change of [null, { role: "auditor" }, { pinSetAtMs: 1 }] as const) {
			const { service, operators, time, digits } = createFixture();
			const operator = { operatorId: "o-1", name: "Rina", role: "supervisor", pinSetAtMs: 0, createdAtMs: 0 } as const;
			operators.set("o-1", operator);
			await service.open("operator:o-1");
			const { token } = service.redeem(digits());
			await time.advance(5_000);
			expect(service.hear(token)).toEqual({ grantedBy: "operator:o-1" });
			if (change === null) operators.delete("o-1");
			else operators.set("o-1", { ...operator, ...change });
			expect(service.hear(token)).toBeNull();
			await time.advance(2_000);
			expect(service.access()).toMatchObject({ kind: "closed", endedBy: "stopped" });
		}
	});

	async function connected() {
		const fixture = createFixture();
		await fixture.service.open("supervisor");
		return { ...fixture, ...fixture.service.redeem(fixture.digits()) };
	}

	test.each([
		["stop", "stopped"],
		["leave", "left"],
	] as const)("is out with %s, and what it was at is forgotten", async (way, endedBy) => {
		const { service, token, calls, actions } = await connected();
		service.noteEnrolled();
		await (way === "stop" ? service.stop("administrator") : service.leave());
		expect(service.hear(token)).toBeNull();
		expect(service.access()).toEqual({ kind: "closed", endedBy, enrolled: 1 });
		expect(calls).toEqual(["open", "endSession", "close"]);
		expect(actions()).toContainEqual({
			actor: "device:supervisor",
			action: "device.end",
			reason: endedBy,
			enrolled: 1,
		});
	});

	test("is out after five minutes without hands, however often it calls", async () => {
		const { service, token, time } = await connected();
		for (let minute = 0; minute < 4; minute += 1) {
			await time.advance(MINUTE_MS);
			expect(service.hear(token)).not.toBeNull();
		}
		service.renew();
		await time.advance(4 * MINUTE_MS);
		expect(service.hear(token)).not.toBeNull();
		await time.advance(MINUTE_MS + 1_000);
		expect(service.hear(token)).toBeNull();
		expect(service.access()).toMatchObject({ kind: "closed", endedBy: "idle" });
	});

	test("is out after an hour, whatever is done on it", async () => {
		const { service, time } = await connected();
		for (let minute = 0; minute < 59; minute += 1) {
			await time.advance(MINUTE_MS);
			service.renew();
		}
		expect(service.access().kind).toBe("open");
		await time.advance(MINUTE_MS + 1_000);
		expect(service.access()).toMatchObject({ kind: "closed", endedBy: "too_long" });
	});

	test("makes place for another one when a new code is asked for", async () => {
		const { service, token, digits, calls } = await connected();
		await service.open("administrator");
		expect(service.hear(token)).toBeNull();
		expect(calls).toEqual(["open", "endSession", "open"]);
		expect(service.hear(service.redeem(digits()).token)).toEqual({ grantedBy: "administrator" });
	});

	test("is told to be away when it has not called for a while", async () => {
		const { service, time, token } = await connected();
		await time.advance(16_000);
		expect(service.access()).toMatchObject({ device: { isHeard: false } });
		service.hear(token);
		expect(service.access()).toMatchObject({ device: { isHeard: true } });
	});

	test("is out at once when the kiosk ends", async () => {
		const { service, calls, token } = await connected();
		await service.shutDown();
		expect(service.hear(token)).toBeNull();
		expect(calls).toEqual(["open", "endSession", "close at once"]);
	});
});
