import { ORPCError } from "@orpc/client";
import { describe, expect, it } from "vitest";
import type { Operator } from "../../../src/renderer/client/types.ts";
import { createUnlockStore } from "../../../src/renderer/features/session/unlock-store.ts";

const operator: Operator = { name: "Rina", role: "supervisor" };

/** An unlock that answers as scripted: null is success. */
function scripted(...answers: readonly (Error | null)[]) {
	const tried: string[] = [];
	const queue = [...answers];
	let nowMs = 1_000;
	let locks = 0;
	const store = createUnlockStore({
		unlock: async (pin) => {
			tried.push(pin);
			const answer = queue.shift();
			if (answer) throw answer;
			return operator;
		},
		lock: async () => {
			locks += 1;
		},
		nowMs: () => nowMs,
	});
	return {
		store,
		tried,
		locks: () => locks,
		passMs: (ms: number) => {
			nowMs += ms;
		},
	};
}

const incorrect = (remainingAttempts: number) => new ORPCError("PIN_INCORRECT", { data: { remainingAttempts } });
const locked = (retryAfterSeconds: number) => new ORPCError("PIN_LOCKED", { data: { retryAfterSeconds } });

describe("unlocking", () => {
	it("opens with the right PIN and forgets it", async () => {
		const { store, tried } = scripted(null);
		store.enter("7391");
		expect(await store.submit()).toBe(operator);
		expect(tried).toEqual(["7391"]);
		expect(store.getState()).toMatchObject({ pin: "", isChecking: false, problem: null });
	});

	it("leaves nothing open when the right PIN is confirmed after the person went back", async () => {
		const { store, locks } = scripted(null, null);
		const leave = store.appear();
		store.enter("7391");
		const sent = store.submit();
		leave();
		expect(await sent).toBe(null);
		expect(locks()).toBe(1);
		store.appear();
		store.enter("7391");
		expect(await store.submit()).toBe(operator);
		expect(locks()).toBe(1);
	});

	it("says how many tries are left, and empties the entry", async () => {
		const { store } = scripted(incorrect(3));
		store.enter("0000");
		expect(await store.submit()).toBe(null);
		expect(store.getState()).toMatchObject({ pin: "", problem: { kind: "wrong", remaining: 3 }, refusals: 1 });
		store.enter("1");
		expect(store.getState().problem).toBeNull();
	});

	it("asks nothing of the host while locked, and again after the lockout", async () => {
		const { store, tried, passMs } = scripted(locked(90), null);
		store.enter("0000");
		await store.submit();
		expect(store.getState()).toMatchObject({ problem: { kind: "locked" }, lockedUntilMs: 91_000 });
		store.enter("7391");
		expect(await store.submit()).toBe(null);
		expect(tried).toHaveLength(1);
		passMs(90_000);
		store.endLockout();
		store.enter("7391");
		expect(await store.submit()).toBe(operator);
	});

	it("checks one PIN at a time", async () => {
		const { store, tried } = scripted(null, null);
		store.enter("7391");
		const first = store.submit();
		expect(await store.submit()).toBe(null);
		expect(await first).toBe(operator);
		expect(tried).toHaveLength(1);
	});

	it("shows any other trouble without counting it as a wrong PIN", async () => {
		const trouble = new Error("socket closed");
		const { store } = scripted(trouble);
		store.enter("7391");
		await store.submit();
		expect(store.getState()).toMatchObject({ problem: { kind: "other", error: trouble }, refusals: 0, pin: "" });
	});
});
