// Numbers for the charts: when people arrive, how presentations end, how sure matches are, what waits to be sent.
import { dateAfter, minuteOfLocalDay, toLocalDate } from "../../domain/calendar.ts";
import {
	countFrame,
	type PresentationEnding,
	type RunningCount,
} from "../../domain/recognition/presentation-ending.ts";
import type { BacklogSample, CounterStore, DayOfEndings } from "../../ports/counters.ts";
import type { Clock, Log } from "../../ports/environment.ts";
import type { FaceEngine } from "../../ports/face-engine.ts";
import type { Meters } from "../../ports/metrics.ts";
import type { OutboxStore } from "../../ports/stores.ts";
import type { WorkDayService } from "../attendance/work-day-service.ts";
import type { RecognitionService } from "../recognition/recognition-service.ts";

export interface Statistics {
	readonly date: string;
	/** First arrivals of the work day that goes on, by half hours of the local day. */
	readonly arrivals: readonly { readonly minute: number; readonly count: number }[];
	/** By date; days on which nobody came are left out. */
	readonly endings: readonly DayOfEndings[];
	/** Of the last seven days. */
	readonly similarities: readonly { readonly from: number; readonly count: number }[];
	/** In force now; null while the engine is not there. */
	readonly thresholds: { readonly high: number; readonly medium: number; readonly low: number } | null;
	/** Of the last two days. */
	readonly backlog: readonly BacklogSample[];
}

export interface StatisticsService {
	read(): Promise<Statistics>;
	/** The same recognition, with how each presentation ended counted. */
	watch(recognition: RecognitionService): RecognitionService;
	/** Notes how much waits now; for a schedule. */
	sampleBacklog(): void;
}

export interface StatisticsServicePorts {
	readonly counters: CounterStore;
	readonly workDays: Pick<WorkDayService, "day">;
	readonly outbox: Pick<OutboxStore, "status">;
	readonly engine: Pick<FaceEngine, "describe" | "status">;
	readonly meters: Pick<Meters, "presentationEnded">;
	readonly clock: Clock;
	readonly log: Log;
}

const SHOWN_DAYS = 14;
/** Enough to compare with last year; numbers without persons need not go sooner. */
const KEPT_DAYS = 400;
const DAY_MS = 86_400_000;
const SHOWN_BACKLOG_MS = 2 * DAY_MS;
const KEPT_BACKLOG_MS = 14 * DAY_MS;
const SIMILARITY_MS = 7 * DAY_MS;
const BIN_MINUTES = 30;

export function createStatisticsService(ports: StatisticsServicePorts): StatisticsService {
	const { counters, workDays, outbox, engine, meters, clock, log } = ports;

	function today(): string {
		const nowMs = clock.nowMs();
		return toLocalDate(nowMs, clock.zone(nowMs).offsetMinutes);
	}

	/** Counting is for a chart: its trouble never reaches the person at the door. */
	function count(ending: PresentationEnding): void {
		meters.presentationEnded(ending);
		try {
			const date = today();
			counters.countEnding(date, ending, dateAfter(date, -KEPT_DAYS));
		} catch (error) {
			log.warn({ err: error }, "how a presentation ended could not be counted");
		}
	}

	function watch(recognition: RecognitionService): RecognitionService {
		const cameras = new Map<string, RunningCount>();
		return {
			...recognition,
			async submitFrame(cameraSession, image) {
				const result = await recognition.submitFrame(cameraSession, image);
				const { running, ended } = countFrame(cameras.get(cameraSession) ?? null, result);
				cameras.set(cameraSession, running);
				if (ended) count(ended);
				return result;
			},
			endCameraSession(cameraSession) {
				const ending = cameras.get(cameraSession)?.ending;
				cameras.delete(cameraSession);
				if (ending) count(ending);
				recognition.endCameraSession(cameraSession);
			},
		};
	}

	async function read(): Promise<Statistics> {
		const nowMs = clock.nowMs();
		const day = workDays.day();
		const minutes = day.workDays.flatMap(({ firstIn }) =>
			firstIn ? [minuteOfLocalDay(firstIn.atMs, firstIn.offsetMinutes)] : [],
		);
		// While the engine starts, the other charts do not wait for it.
		const thresholds = engine.status().state === "ready" ? (await engine.describe()).matchThresholds : null;
		return {
			date: day.date,
			arrivals: toBins(minutes),
			endings: counters.endings(dateAfter(today(), 1 - SHOWN_DAYS)),
			similarities: counters.similarities(nowMs - SIMILARITY_MS),
			thresholds: thresholds && { high: thresholds.high, medium: thresholds.medium, low: thresholds.low },
			backlog: counters.backlog(nowMs - SHOWN_BACKLOG_MS),
		};
	}

	return {
		read,
		watch,
		sampleBacklog() {
			const { waiting, deadLetters } = outbox.status();
			const atMs = clock.nowMs();
			counters.sampleBacklog({ atMs, waiting, deadLetters }, atMs - KEPT_BACKLOG_MS);
		},
	};
}

/** From the first half hour with somebody to the last, the empty ones between with them. */
function toBins(minutes: readonly number[]): { minute: number; count: number }[] {
	if (minutes.length === 0) return [];
	const bins = minutes.map((minute) => Math.floor(minute / BIN_MINUTES));
	const first = Math.min(...bins);
	return Array.from({ length: Math.max(...bins) - first + 1 }, (_, index) => ({
		minute: (first + index) * BIN_MINUTES,
		count: bins.filter((bin) => bin === first + index).length,
	}));
}
