// Makes the world around the kiosk as a chapter wants it: the HRIS there or away, and everybody on the right side of the
// door, so that who is to come in has gone out, however often the story was told before.
import type { DemoChapter } from "../../core/domain/demo-scene.ts";
import type { AttendanceService } from "../../core/services/attendance/attendance-service.ts";
import type { StandInHris } from "../../sync/stand-in/stand-in-hris.ts";
import { type StoryChapter, storyboard } from "./storyboard.ts";
import { sampleId } from "./write-sample-days.ts";

export interface Stage {
	readonly attendance: Pick<AttendanceService, "list" | "punch">;
	readonly hris: Pick<StandInHris, "setFault">;
	/** Longer ago than the cooldown. */
	readonly earlierMs: number;
	readonly nowMs: () => number;
}

/** Unknown chapters cannot be asked for: the contract knows them all. */
export function findChapter(chapter: DemoChapter): StoryChapter | undefined {
	return storyboard.find((each) => each.chapter === chapter);
}

export function tellChapter({ punches, isOffline }: StoryChapter, stage: Stage): void {
	stage.hris.setFault({ kind: isOffline ? "down" : "none" });
	for (const { employeeId: text, direction } of punches) {
		const employeeId = sampleId(text);
		const [latest] = stage.attendance.list({ employeeId, limit: 1 }).events;
		const occurredAtMs = stage.nowMs() - stage.earlierMs;
		// Already where the chapter would bring them: they went the other way unseen.
		if (latest?.direction === direction && latest.occurredAtMs < occurredAtMs)
			stage.attendance.punch({
				employeeId,
				method: "supervisor",
				direction: direction === "IN" ? "OUT" : "IN",
				occurredAtMs,
				note: "Demo",
			});
	}
}
