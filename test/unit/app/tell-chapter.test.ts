// What the demo does unseen, so that its story comes out the same however often it is told.
import { expect, test } from "vitest";
import { findChapter, type Stage, tellChapter } from "../../../src/app/demo/tell-chapter.ts";
import type { DemoChapter } from "../../../src/core/domain/demo-scene.ts";
import type { PunchRequest } from "../../../src/core/services/attendance/attendance-service.ts";
import type { StandInFault } from "../../../src/sync/stand-in/stand-in-hris.ts";

const NOW_MS = 1_000_000;

type Latest = Awaited<ReturnType<Stage["attendance"]["list"]>>["events"];

/** @param latest what everybody did last */
function onStage(chapter: DemoChapter, latest: { direction: "IN" | "OUT"; occurredAtMs: number } | null) {
	const punched: PunchRequest[] = [];
	const faults: StandInFault["kind"][] = [];
	const told = findChapter(chapter);
	if (!told) throw new Error(`no chapter ${chapter}`);
	tellChapter(told, {
		attendance: {
			list: () => ({ events: (latest ? [latest] : []) as unknown as Latest, nextCursor: null }),
			punch: (request) => {
				punched.push(request);
				return { state: "recorded", event: undefined as never };
			},
		},
		hris: { setFault: (fault) => void faults.push(typeof fault === "function" ? "none" : fault.kind) },
		earlierMs: 45_000,
		nowMs: () => NOW_MS,
	});
	return { punched, faults };
}

test("who is to come in and is in already went out unseen, outside the cooldown", () => {
	const { punched } = onStage("arrival", { direction: "IN", occurredAtMs: NOW_MS - 140_000 });
	expect(punched).toMatchObject([{ employeeId: "K-001", direction: "OUT", occurredAtMs: NOW_MS - 45_000 }]);
});

test.each([
	["is out", { direction: "OUT", occurredAtMs: NOW_MS - 140_000 }],
	["was never here", null],
	["came in a moment ago, and is still within the cooldown", { direction: "IN", occurredAtMs: NOW_MS - 5_000 }],
] as const)("nothing is written about somebody who %s", (_what, latest) => {
	expect(onStage("arrival", latest).punched).toEqual([]);
});

test("the HRIS is away in its chapter, and there in all others", () => {
	expect(onStage("offline", null).faults).toEqual(["down"]);
	expect(onStage("back_online", null).faults).toEqual(["none"]);
	expect(onStage("arrival", null).faults).toEqual(["none"]);
});
