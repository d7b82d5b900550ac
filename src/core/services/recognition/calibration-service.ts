// Calibration on the kiosk's own gallery, and the thresholds that an administrator takes from it.
import { type CalibrationReport, calibrate } from "../../domain/calibration/calibration.ts";
import { AppError } from "../../domain/errors.ts";
import type { ThresholdOverride } from "../../domain/model-settings.ts";
import type { Clock, IdSource, Timer } from "../../ports/environment.ts";
import type { FaceEngine } from "../../ports/face-engine.ts";
import type { ModelSettingsStore } from "../../ports/model-settings.ts";
import type { AuditStore, EmployeeStore, Transaction } from "../../ports/stores.ts";
import { createSerialQueue } from "../serial-queue.ts";
import { readCalibrationGallery } from "./calibration-gallery.ts";

export interface Calibration {
	/** Names this report when its thresholds are applied. */
	readonly reportId: string;
	readonly madeAtMs: number;
	readonly report: CalibrationReport;
	/** In force for this contract; null while the pack's own thresholds are. */
	readonly override: ThresholdOverride | null;
}

export interface CalibrationService {
	/** Reads the gallery and compares everybody with everybody, in small pieces. Rejects with ENGINE_*. */
	report(): Promise<Calibration>;
	/**
	 * Recognises with the thresholds that the report suggests, from the next frame on. Throws NOT_FOUND when another
	 * report was made since: what is applied is what was read.
	 */
	apply(reportId: string, actor: string): ThresholdOverride;
	/** Back to the pack's own thresholds. */
	revert(actor: string): Promise<void>;
}

export interface CalibrationPorts {
	/** The engine with the pack's own thresholds. */
	readonly engine: Pick<FaceEngine, "describe">;
	readonly employees: Pick<EmployeeStore, "list" | "templates">;
	readonly modelSettings: ModelSettingsStore;
	readonly audit: Pick<AuditStore, "append">;
	readonly transaction: Transaction;
	readonly timer: Timer;
	readonly clock: Clock;
	readonly ids: IdSource;
}

/** Frames and punches go on meanwhile. */
const WORK_MS = 8;

export function createCalibrationService(ports: CalibrationPorts): CalibrationService {
	const { engine, employees, modelSettings, audit, transaction, timer, clock, ids } = ports;
	const inTurn = createSerialQueue();
	let latest: Pick<Calibration, "reportId" | "report"> | null = null;

	const breathe = () => new Promise<void>((resolve) => void timer.schedule(0, resolve));

	/** Runs a generator to its end, letting others work every few milliseconds. */
	async function inPieces<Step, Result>(work: Generator<Step, Result>, take: (step: Step) => void): Promise<Result> {
		let sinceMs = clock.monotonicMs();
		for (;;) {
			const next = work.next();
			if (next.done) return next.value;
			take(next.value);
			if (clock.monotonicMs() - sinceMs < WORK_MS) continue;
			await breathe();
			sinceMs = clock.monotonicMs();
		}
	}

	async function report(): Promise<Calibration> {
		const { templateContractId, matchThresholds, falseMatchRates } = await engine.describe();
		const override = modelSettings.read().thresholdOverrides[templateContractId] ?? null;
		const people: Parameters<typeof calibrate>[0][number][] = [];
		await inPieces(readCalibrationGallery(employees, templateContractId), (person) => people.push(person));
		const basis = {
			templateContractId,
			own: matchThresholds,
			present: override?.thresholds ?? matchThresholds,
			falseMatchRates,
		};
		const made = await inPieces(calibrate(people, basis), () => {});
		latest = { reportId: ids.uuidv7(), report: made };
		return { ...latest, madeAtMs: clock.nowMs(), override };
	}

	function record(actor: string, action: string, detail: Readonly<Record<string, string | number>>): void {
		audit.append({ atMs: clock.nowMs(), actor, action, subject: null, detail });
	}

	return {
		report: () => inTurn(report),
		apply(reportId, actor) {
			if (latest?.reportId !== reportId) throw new AppError("NOT_FOUND", { report: reportId });
			const { templateContractId, suggested } = latest.report;
			const override = { thresholds: suggested, appliedAtMs: clock.nowMs() };
			const thresholdOverrides = { ...modelSettings.read().thresholdOverrides, [templateContractId]: override };
			transaction(() => {
				modelSettings.update({ thresholdOverrides });
				record(actor, "models.applyThresholds", { templateContractId, ...suggested });
			});
			return override;
		},
		async revert(actor) {
			const { templateContractId } = await engine.describe();
			const { [templateContractId]: known, ...others } = modelSettings.read().thresholdOverrides;
			if (!known) return;
			transaction(() => {
				modelSettings.update({ thresholdOverrides: others });
				record(actor, "models.revertThresholds", { templateContractId });
			});
		},
	};
}
