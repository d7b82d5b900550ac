// What a scripted host answers about calibration: sixty people who ask for a higher threshold, with a pair of look-alikes.
import { implement } from "@orpc/server";
import { contract } from "../../src/contract/index.ts";
import type { CalibrationReport } from "../../src/renderer/features/calibration/calibration-view.ts";

const MADE_AT_MS = Date.UTC(2026, 10, 2, 1, 1, 12);
const band = (name: "high" | "medium" | "low", own: number, suggested: number, upperRate: number) => ({
	band: name,
	templateRate: upperRate / 25,
	targetRate: upperRate,
	own,
	suggested,
	basis: suggested === own ? ("pack" as const) : ("raised" as const),
	pairs: 0,
	rate: 0,
	upperRate,
});

export const plainCalibration: CalibrationReport = {
	templateContractId: "contract",
	people: 60,
	templates: 300,
	impostors: {
		count: 44_250,
		quantiles: [0.04, 0.16, 0.27, 0.36, 0.41, 0.58].map((similarity, index) => ({
			fraction: [0.5, 0.9, 0.99, 0.999, 0.9999, 1][index] ?? 1,
			similarity,
		})),
	},
	peoplePairs: { count: 1_770, quantiles: [] },
	genuine: {
		count: 300,
		quantiles: [0.47, 0.52, 0.58, 0.68, 0.74].map((similarity, index) => ({
			fraction: [0, 0.01, 0.05, 0.25, 0.5][index] ?? 1,
			similarity,
		})),
	},
	genuineBelow: { high: 0.034, medium: 0.01, low: 0.003 },
	bands: [band("high", 0.52, 0.55, 1 / 590), band("medium", 0.46, 0.49, 1 / 590), band("low", 0.4, 0.4, 1 / 400)],
	setAside: 1,
	present: { high: 0.52, medium: 0.46, low: 0.4, margin: 0.05 },
	suggested: { high: 0.55, medium: 0.49, low: 0.4, margin: 0.05 },
	provableRate: 0.0017,
	evidence: "thresholds",
	lookAlikes: [{ employees: ["K-1001", "K-1005"], similarity: 0.581, band: "high" }],
	weak: [
		{ employeeId: "K-1006", weaknesses: ["low_quality", "unlike_itself"], ownSimilarity: 0.44, quality: 38 },
		{ employeeId: "K-1009", weaknesses: ["one_template"], ownSimilarity: null, quality: 71 },
	],
};

/** `meet` throws the refusal that the script planned for a procedure. */
export function calibrationProcedures(changes: Partial<CalibrationReport> | undefined, meet: (name: string) => void) {
	const { calibration: os } = implement(contract);
	let override: { thresholds: CalibrationReport["suggested"]; appliedAtMs: number } | null = null;
	return {
		report: os.report.handler(() => {
			meet("calibration.report");
			const report = { ...plainCalibration, ...changes };
			const shown = override ? { ...report, present: override.thresholds } : report;
			return { reportId: "r-1", madeAtMs: MADE_AT_MS, report: shown, override };
		}),
		apply: os.apply.handler(() => {
			meet("calibration.apply");
			override = { thresholds: { ...plainCalibration, ...changes }.suggested, appliedAtMs: MADE_AT_MS };
			return override;
		}),
		revert: os.revert.handler(() => {
			override = null;
			return {};
		}),
	};
}
