// The numbers behind the charts on a real store: counted by day, forgotten in time, and never about a person.
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { RecognitionResult } from "../../src/core/domain/recognition/recognition-result.ts";
import { createStatisticsService } from "../../src/core/services/operation/statistics-service.ts";
import type { RecognitionService } from "../../src/core/services/recognition/recognition-service.ts";
import type { Store } from "../../src/storage/open-store.ts";
import { createRecordingLog } from "../support/environment.ts";
import { createFakeFaceEngine } from "../support/fake-face-engine.ts";
import { createManualTime } from "../support/manual-time.ts";
import { createStoreFixture, enroll, punch, type StoreFixture } from "../support/store-fixture.ts";

const DAY_MS = 86_400_000;
let fixture: StoreFixture;
let store: Store;
beforeEach(() => {
	fixture = createStoreFixture();
	store = fixture.open();
});
afterEach(() => {
	fixture.dispose();
});

function statistics(counters = store.counters) {
	const time = createManualTime();
	const log = createRecordingLog();
	const ended: string[] = [];
	const service = createStatisticsService({
		counters,
		workDays: {
			day: () => ({
				date: "2026-11-23",
				today: "2026-11-23",
				calendarDate: "2026-11-23",
				events: [],
				workDays: [],
				noShows: [],
			}),
		},
		outbox: store.outbox,
		engine: createFakeFaceEngine(),
		meters: { presentationEnded: (ending) => void ended.push(ending) },
		clock: time.clock,
		log,
	});
	return { time, log, service, ended };
}

/** Says what it is told to, frame by frame. */
function scripted(frames: readonly (readonly [number, "unknown" | "no_face" | "observing"])[]): RecognitionService {
	let at = 0;
	const never = () => Promise.reject(new Error("not asked for here"));
	return {
		async submitFrame(): Promise<RecognitionResult> {
			const [presentation, outcome] = frames[at++] ?? [0, "no_face"];
			const shared = { presentation, face: null, liveness: null };
			return outcome === "observing" ? { ...shared, outcome, progress: 0 } : { ...shared, outcome };
		},
		endCameraSession: () => {},
		correct: never,
		recogniseImage: never,
		answer: never,
	};
}

it("counts each presentation once by how it ended, the last one when the camera goes", async () => {
	const { service } = statistics();
	const watched = service.watch(
		scripted([
			[1, "observing"],
			[1, "unknown"],
			[2, "observing"],
		]),
	);
	for (let i = 0; i < 3; i++) await watched.submitFrame("c", new Uint8Array());
	expect((await service.read()).endings).toEqual([{ date: "2026-11-23", counts: { unknown: 1 } }]);
	watched.endCameraSession("c");
	expect((await service.read()).endings).toEqual([{ date: "2026-11-23", counts: { unknown: 1, unfinished: 1 } }]);
});

it("does not keep anybody from being recognised when counting fails", async () => {
	const broken = {
		...store.counters,
		countEnding: () => {
			throw new Error("disk full");
		},
	};
	const { service, log } = statistics(broken);
	const watched = service.watch(
		scripted([
			[1, "unknown"],
			[2, "unknown"],
		]),
	);
	await watched.submitFrame("c", new Uint8Array());
	expect(await watched.submitFrame("c", new Uint8Array())).toMatchObject({ outcome: "unknown" });
	expect(log.lines.some(({ message }) => message.includes("could not be counted"))).toBe(true);
});

it("forgets days after 400 and samples after 14 days", () => {
	const { counters } = store;
	counters.countEnding("2025-10-19", "unknown", "2025-10-19");
	counters.countEnding("2026-11-23", "recognised", "2025-10-20");
	expect(counters.endings("2020-01-01")).toEqual([{ date: "2026-11-23", counts: { recognised: 1 } }]);
	counters.sampleBacklog({ atMs: 1_000, waiting: 3, deadLetters: 0 }, 0);
	counters.sampleBacklog({ atMs: 15 * DAY_MS, waiting: 4, deadLetters: 1 }, DAY_MS);
	expect(counters.backlog(0)).toEqual([{ atMs: 15 * DAY_MS, waiting: 4, deadLetters: 1 }]);
});

it("samples what waits now", async () => {
	const { service } = statistics();
	enroll(store, "K-1");
	service.sampleBacklog();
	expect((await service.read()).backlog).toMatchObject([{ waiting: 0, deadLetters: 0 }]);
});

it("tells similarities of face punches since a moment, by fiftieths, and no others", () => {
	const id = enroll(store, "K-1");
	punch(store, id, { occurredAtMs: 10, similarity: 0.61 });
	punch(store, id, { occurredAtMs: 2_000, similarity: 0.71 });
	punch(store, id, { occurredAtMs: 2_001, similarity: 0.719 });
	punch(store, id, { occurredAtMs: 2_002, method: "pin", similarity: null, confidence: null });
	expect(store.counters.similarities(1_000)).toEqual([{ from: 0.7, count: 2 }]);
});

it("has no column that could hold a person", () => {
	const database = new Database(fixture.databasePath, { readonly: true });
	const columns = ["presentation_counts", "backlog_samples"].flatMap((table) =>
		database.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all(),
	);
	database.close();
	expect(columns).toEqual(["date", "ending", "count", "at_ms", "waiting", "dead_letters"]);
});
