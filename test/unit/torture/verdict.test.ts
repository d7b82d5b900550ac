// The judge of the torture run: every kind of harm is seen, so that "nothing was lost" means something.
import { expect, test } from "vitest";
import { judge } from "../../torture/verdict.ts";

const kept = (eventId: string, employeeId: string, kioskSeq: number, lane = "") => ({
	eventId,
	employeeId,
	kioskSeq,
	lane,
});
const logged = [
	{ eventId: "a", note: "punch 1" },
	{ eventId: "b", note: "punch 2" },
	{ eventId: "c", note: "punch 3" },
];
const [a, b, c] = [kept("a", "ani", 1), kept("b", "ani", 2), kept("c", "budi", 3)];
const well = { lost: 0, duplicated: 0, reordered: 0, invented: 0 };
const verdictOn = (rows: readonly ReturnType<typeof kept>[], changes = {}) =>
	judge({ acknowledged: new Set(["a", "b"]), logged, targets: [{ kept: rows, leaked: 0 }], ...changes });

test("everything there once and in order is well; people need no order among each other", () => {
	expect(verdictOn([c, a, b])).toEqual(well);
});

test("an acknowledged punch that is not at a target, or not in the log, is lost", () => {
	expect(verdictOn([a, c])).toMatchObject({ lost: 1, invented: 1 });
	expect(verdictOn([a, b, c], { acknowledged: new Set(["a", "x"]) })).toMatchObject({ lost: 2 });
});

test("twice at a target, or twice in the log for one request, is doubled", () => {
	expect(verdictOn([a, b, c, c])).toMatchObject({ duplicated: 1 });
	const twice = [...logged, { eventId: "d", note: "punch 3" }];
	expect(verdictOn([a, b, c, kept("d", "budi", 4)], { logged: twice })).toEqual({ ...well, duplicated: 1 });
});

test("after a later one of the same person is out of order, unless the target keeps them apart", () => {
	expect(verdictOn([b, a, c])).toEqual({ ...well, reordered: 1 });
	expect(verdictOn([kept("b", "ani", 2, "monday.csv"), kept("a", "ani", 1, "sunday.csv"), c])).toEqual(well);
});

test("what nobody punched, what was never delivered, and what another host got is invented", () => {
	expect(verdictOn([a, b, c, kept("x", "budi", 9)])).toEqual({ ...well, invented: 1 });
	expect(verdictOn([a, b])).toEqual({ ...well, invented: 1 });
	const leaking = [{ kept: [a, b, c], leaked: 2 }];
	expect(verdictOn([], { targets: leaking })).toEqual({ ...well, invented: 2 });
});
