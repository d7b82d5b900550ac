// The health page. For screenshots.
import type { AdminScene } from "./admin-scene.ts";
import { button, open } from "./admin-steps.ts";
import { plainHealth } from "./health-answers.ts";
import { plainStatus } from "./kiosk-states.ts";

const well = plainHealth({ status: plainStatus });

export const healthScenes: readonly AdminScene[] = [
	{ name: "health", picture: "person", steps: (page, words) => open(page, words, "health") },
	{ name: "health-dark", picture: "person", isDark: true, steps: (page, words) => open(page, words, "health") },
	{
		name: "health-trouble",
		picture: "person",
		deadLetters: 4,
		isClockSuspect: true,
		admin: {
			health: {
				disk: { freeBytes: 61e6, totalBytes: 240e9, verdict: "none" },
				database: {
					...well.database,
					lastCheck: {
						ok: false,
						chainSeq: 412,
						problem: "altered",
						kind: "punch",
						recordAtMs: 1_793_000_000_000,
						atMs: plainStatus.nowMs,
					},
				},
				vitals: { framesPerSecond: 0, lastFrameAtMs: null, stages: [] },
			},
		},
		steps: (page, words) => open(page, words, "health"),
	},
	{
		name: "health-error",
		picture: "person",
		admin: { refuse: { "health.report": ["STORAGE_UNAVAILABLE", {}] } },
		steps: (page, words) => open(page, words, "health"),
	},
	{
		name: "health-bundle",
		picture: "person",
		async steps(page, words) {
			await open(page, words, "health");
			await button(page, words.health.bundle.save).click();
			await page.getByText(words.health.bundle.saved).scrollIntoViewIfNeeded();
		},
	},
];
