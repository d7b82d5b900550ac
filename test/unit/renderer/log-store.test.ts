import { describe, expect, test } from "vitest";
import type { LogEntry, LogPage } from "../../../src/renderer/features/attendance/log-filter.ts";
import { createLogStore } from "../../../src/renderer/features/attendance/log-store.ts";

const pages: Readonly<Record<string, readonly [ids: readonly string[], next: string | null]>> = {
	first: [["5", "4"], "a"],
	a: [["3"], "b"],
	b: [["2", "1"], null],
};
const entryOf = (eventId: string) => ({ eventId }) as LogEntry;

function createSearch() {
	const asked: (string | undefined)[] = [];
	let failure: Error | null = null;
	return {
		asked,
		fail(error: Error | null) {
			failure = error;
		},
		async search(cursor: string | undefined): Promise<LogPage> {
			asked.push(cursor);
			if (failure) throw failure;
			const [ids, nextCursor] = pages[cursor ?? "first"] ?? [[], null];
			return { entries: ids.map(entryOf), nextCursor };
		},
	};
}

describe("pages of the log", () => {
	test("follow one another until there are no more", async () => {
		const { search, asked } = createSearch();
		const store = createLogStore(search);
		await store.reload();
		await Promise.all([store.more(), store.more()]);
		await store.more();
		await store.more();
		const { entries, hasMore } = store.state.getState();
		expect(entries?.map(({ eventId }) => eventId)).toEqual(["5", "4", "3", "2", "1"]);
		expect(hasMore).toBe(false);
		expect(asked).toEqual([undefined, "a", "b"]);
	});

	test("keep what is there when one does not come, and go on from there", async () => {
		const { search, fail } = createSearch();
		const store = createLogStore(search);
		await store.reload();
		fail(new Error("away"));
		await store.more();
		expect(store.state.getState()).toMatchObject({ error: new Error("away"), isLoading: false });
		expect(store.state.getState().entries).toHaveLength(2);
		fail(null);
		await store.more();
		expect(store.state.getState()).toMatchObject({ error: null });
		expect(store.state.getState().entries).toHaveLength(3);
	});
});
