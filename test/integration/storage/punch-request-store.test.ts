import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createStoreFixture, type StoreFixture } from "../../support/store-fixture.ts";

let fixture: StoreFixture;
beforeEach(() => {
	fixture = createStoreFixture();
});
afterEach(() => fixture.dispose());

const request = { key: "gate-2-0001", content: ["E-17", "IN", "", ""] };
const outcome = { eventId: "0193a000-0000-7000-8000-000000000001", state: "recorded" } as const;

describe("requests that may be repeated", () => {
	it("are known by their key after a restart, and told from another request with the same key", () => {
		const store = fixture.open();
		expect(store.punchRequests.find(request)).toBeNull();
		store.punchRequests.keep(request, outcome);
		store.close();
		const { punchRequests } = fixture.open();
		expect(punchRequests.find(request)).toEqual({ ...outcome, isSameContent: true });
		// The same letters, parted elsewhere.
		expect(punchRequests.find({ ...request, content: ["E-17I", "N", "", ""] })).toMatchObject({ isSameContent: false });
		expect(punchRequests.find({ ...request, key: "gate-2-0002" })).toBeNull();
	});

	it("are not kept without the record that they led to", () => {
		const store = fixture.open();
		const work = () =>
			store.transaction(() => {
				store.punchRequests.keep(request, outcome);
				throw new Error("the disk is full");
			});
		expect(work).toThrow("the disk is full");
		expect(store.punchRequests.find(request)).toBeNull();
	});
});
