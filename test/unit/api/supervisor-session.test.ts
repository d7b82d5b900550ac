import { describe, expect, it } from "vitest";
import { authorise } from "../../../src/api/authorisation.ts";
import { actorOf, createRequestContext } from "../../../src/api/context.ts";
import { SUPERVISOR_IDLE_MS } from "../../../src/api/supervisor-session.ts";
import { AppError } from "../../../src/core/domain/errors.ts";
import type { Operator } from "../../../src/core/domain/operator.ts";
import type { OperatorRole } from "../../../src/core/domain/role.ts";
import { createCountingIds } from "../../support/environment.ts";
import { createManualTime } from "../../support/manual-time.ts";

const operator = (role: OperatorRole, operatorId = "o-1"): Operator => ({
	operatorId,
	name: "Rina",
	role,
	pinSetAtMs: 1,
	createdAtMs: 1,
});
const supervisor = operator("supervisor");

function createKiosk() {
	const time = createManualTime();
	/** As they are now, when that differs from when they unlocked; null: removed. */
	const changed = new Map<string, Operator | null>();
	const known = new Map<string, Operator>();
	const findOperator = (id: string) => (changed.has(id) ? (changed.get(id) ?? null) : (known.get(id) ?? null));
	const source = {
		principal: { kind: "local", role: "kiosk" },
		clock: time.clock,
		ids: createCountingIds(),
		findOperator,
	} as const;
	const context = createRequestContext(source);
	const call = (path: string, isSetUp = true): string => {
		try {
			authorise(path.split("."), context, () => isSetUp);
			return "allowed";
		} catch (error) {
			if (error instanceof AppError) return error.code;
			throw error;
		}
	};
	const { supervisor: real } = context.connection;
	const session = {
		...real,
		unlock(who: Operator) {
			known.set(who.operatorId, who);
			return real.unlock(who);
		},
	};
	return { time, context, session, call, changed };
}

describe("supervisor session", () => {
	it("is locked at first: supervisor's calls are forbidden, the kiosk's are not", () => {
		const { session, call, context } = createKiosk();
		expect(session.state()).toBe("locked");
		expect(session.expiresAtMs()).toBeNull();
		expect(call("employees.list")).toBe("FORBIDDEN");
		expect(call("recognition.submitFrame")).toBe("allowed");
		expect(actorOf(context)).toBe("kiosk");
	});

	it("ends after five idle minutes and says that it has ended, until it is locked", async () => {
		const { session, call, time, context } = createKiosk();
		expect(session.unlock(supervisor)).toBe(time.clock.nowMs() + SUPERVISOR_IDLE_MS);
		expect(actorOf(context)).toBe("operator:o-1");
		await time.advance(SUPERVISOR_IDLE_MS - 1);
		expect(call("employees.list")).toBe("allowed");
		await time.advance(SUPERVISOR_IDLE_MS);
		expect(call("employees.list")).toBe("SESSION_EXPIRED");
		expect(call("integration.users")).toBe("FORBIDDEN");
		session.lock();
		expect(call("employees.list")).toBe("FORBIDDEN");
	});

	it("is kept open by a supervisor's calls, not by the screen's own polling", async () => {
		const { session, call, time } = createKiosk();
		session.unlock(supervisor);
		for (let minute = 0; minute < 20; minute++) {
			await time.advance(60_000);
			expect(call("employees.list")).toBe("allowed");
		}
		for (let second = 0; second < 300; second += 2) {
			await time.advance(2_000);
			expect(call("system.status")).toBe("allowed");
			expect(call("session.state")).toBe("allowed");
		}
		expect(session.state()).toBe("expired");
	});

	it("is not prolonged by setting the wall clock back", async () => {
		const { session, time } = createKiosk();
		session.unlock(supervisor);
		await time.advance(SUPERVISOR_IDLE_MS - 1_000);
		time.stepWallClock(-3_600_000);
		expect(session.expiresAtMs()).toBe(time.clock.nowMs() + 1_000);
		await time.advance(1_000);
		expect(session.state()).toBe("expired");
	});

	it("cannot be revived by a call that comes too late", async () => {
		const { session, time } = createKiosk();
		session.unlock(supervisor);
		await time.advance(SUPERVISOR_IDLE_MS);
		session.renew();
		expect(session.state()).toBe("expired");
	});

	it("adds the role of whoever unlocked it, and takes nothing from the kiosk's screen", async () => {
		const { session, call, time, context } = createKiosk();
		session.unlock(operator("auditor"));
		expect(actorOf(context)).toBe("operator:o-1");
		for (const open of ["log.search", "statistics.read", "recognition.submitFrame"]) expect(call(open)).toBe("allowed");
		for (const shut of ["employees.list", "settings.update"]) expect(call(shut)).toBe("FORBIDDEN");
		await time.advance(SUPERVISOR_IDLE_MS);
		expect(call("log.search")).toBe("SESSION_EXPIRED");
		// The PIN again would not help.
		expect(call("settings.update")).toBe("FORBIDDEN");
		session.unlock(operator("administrator"));
		expect(call("settings.update")).toBe("allowed");
	});

	it("follows what an administrator changes: another role at once, and nothing for who is removed or has another PIN", () => {
		const { session, call, changed, context } = createKiosk();
		session.unlock(operator("administrator"));
		changed.set("o-1", operator("supervisor"));
		expect(call("settings.update")).toBe("FORBIDDEN");
		expect(call("employees.list")).toBe("allowed");
		changed.set("o-1", { ...operator("supervisor"), pinSetAtMs: 2 });
		expect(call("employees.list")).toBe("FORBIDDEN");
		changed.set("o-1", null);
		expect(session.state()).toBe("locked");
		expect(actorOf(context)).toBe("kiosk");
	});

	it("does not spread to another connection", () => {
		const { session } = createKiosk();
		session.unlock(supervisor);
		expect(createKiosk().call("employees.list")).toBe("FORBIDDEN");
	});
});

describe("before setup", () => {
	it("allows looking and setting up, nothing else", () => {
		const { call } = createKiosk();
		for (const open of ["system.status", "system.settings", "setup.complete", "session.state"])
			expect(call(open, false)).toBe("allowed");
		for (const shut of ["recognition.submitFrame", "session.unlock"]) expect(call(shut, false)).toBe("SETUP_REQUIRED");
	});
});
