import { describe, expect, it } from "vitest";
import { createNewPinStore } from "../../../src/renderer/features/setup/new-pin-store.ts";

function enter(store: ReturnType<typeof createNewPinStore>, pin: string): string | null {
	store.enter(pin);
	return store.submit();
}

describe("a new PIN", () => {
	it("is accepted once both entries agree", () => {
		const store = createNewPinStore();
		expect(enter(store, "739105")).toBeNull();
		expect(store.getState()).toMatchObject({ stage: "repeat", entry: "" });
		expect(enter(store, "739105")).toBe("739105");
		expect(store.getState()).toMatchObject({ first: "", entry: "" });
	});

	it("starts over when the entries differ", () => {
		const store = createNewPinStore();
		enter(store, "739105");
		expect(enter(store, "739106")).toBeNull();
		expect(store.getState()).toMatchObject({ stage: "first", first: "", problem: "mismatch", refusals: 1 });
	});

	it.each([
		["123", "too_short"],
		["1234", "too_simple"],
	])("refuses %s", (pin, problem) => {
		const store = createNewPinStore();
		expect(enter(store, pin)).toBeNull();
		expect(store.getState()).toMatchObject({ stage: "first", problem });
	});
});
