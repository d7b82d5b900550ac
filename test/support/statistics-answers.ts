// What a scripted host answers in numbers: a morning, a fortnight, and a backlog that came and went. Nothing without punches.
import { implement } from "@orpc/server";
import { contract } from "../../src/contract/index.ts";
import type { Statistics } from "../../src/renderer/features/statistics/chart-data.ts";

const NOW_MS = Date.UTC(2026, 10, 2, 1, 1, 12);
const DAY_MS = 86_400_000;

const plain: Statistics = {
	date: "2026-11-02",
	arrivals: [2, 9, 31, 47, 12, 3, 0, 1].map((count, index) => ({ minute: 390 + index * 30, count })),
	endings: Array.from({ length: 12 }, (_, index) => ({
		date: new Date(Date.UTC(2026, 10, 2) - index * DAY_MS).toISOString().slice(0, 10),
		counts: {
			recognised: 180 + ((index * 37) % 40),
			already_recorded: 9,
			unknown: 4 + (index % 3),
			low_quality: 11,
			liveness_uncertain: index % 4,
			unfinished: 6,
		},
	})),
	similarities: Array.from({ length: 20 }, (_, index) => ({
		from: (27 + index) / 50,
		count: Math.round(240 * Math.exp(-(((index - 9) / 4) ** 2))),
	})),
	thresholds: { high: 0.52, medium: 0.46, low: 0.4 },
	backlog: Array.from({ length: 288 }, (_, index) => ({
		atMs: NOW_MS - (288 - index) * 600_000,
		waiting: index > 120 && index < 160 ? (index - 120) * 4 : index % 7 === 0 ? 1 : 0,
		deadLetters: 0,
	})),
};
const empty: Statistics = { ...plain, arrivals: [], endings: [], similarities: [], backlog: [] };

/** `meet` throws the refusal that the script planned for a procedure. */
export function statisticsProcedures(punches: () => number, meet: (name: string) => void) {
	const { statistics: os } = implement(contract);
	return {
		read: os.read.handler(() => {
			meet("statistics.read");
			return punches() === 0 ? empty : plain;
		}),
	};
}
