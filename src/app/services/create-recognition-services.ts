// Recognition: from frames to decisions, the models that do it, and what is known of how well they do.
import type { Services } from "../../api/services.ts";
import type { LivenessMode } from "../../core/domain/recognition/liveness-policy.ts";
import type { FaceEngine } from "../../core/ports/face-engine.ts";
import type { Gallery } from "../../core/ports/gallery.ts";
import type { Meters } from "../../core/ports/metrics.ts";
import type { ModelCatalogue } from "../../core/ports/model-catalogue.ts";
import type { AttendanceService } from "../../core/services/attendance/attendance-service.ts";
import type { EvidenceService } from "../../core/services/attendance/evidence-service.ts";
import type { WorkDayService } from "../../core/services/attendance/work-day-service.ts";
import { createReembeddingService } from "../../core/services/enrollment/reembedding-service.ts";
import { createDemoRecognition, type DemoService } from "../../core/services/operation/demo-service.ts";
import { createStatisticsService } from "../../core/services/operation/statistics-service.ts";
import { createCalibrationService } from "../../core/services/recognition/calibration-service.ts";
import { meterRecognition } from "../../core/services/recognition/metered-recognition.ts";
import { createModelService } from "../../core/services/recognition/model-service.ts";
import { createRecognitionService } from "../../core/services/recognition/recognition-service.ts";
import { systemTimer } from "../../sync/system-timer.ts";
import { forAudited, type ServiceEnvironment } from "./environment.ts";

export type RecognitionServices = Pick<Services, "recognition" | "statistics" | "models" | "calibration">;

export interface RecognitionServicesDeps extends ServiceEnvironment {
	/** Decides by the thresholds in force. */
	readonly engine: FaceEngine;
	/** Calibration measures by the thresholds of the model pack, whatever is in force. */
	readonly uncalibratedEngine: FaceEngine;
	readonly gallery: Gallery;
	readonly catalogue: ModelCatalogue;
	readonly attendance: AttendanceService;
	readonly workDays: WorkDayService;
	readonly evidence: EvidenceService;
	readonly demo: DemoService | null;
	readonly meters: Meters;
	readonly livenessMode: LivenessMode;
}

export function createRecognitionServices(deps: RecognitionServicesDeps): RecognitionServices {
	const { store, engine, gallery, demo, meters, livenessMode, random, ids, clock, log } = deps;
	const { employees, crops, modelSettings, audit } = store;
	const audited = forAudited(deps);
	const recognitionUnder = (mode: LivenessMode) =>
		createRecognitionService({
			engine,
			gallery,
			employees,
			codes: store.personalCodes,
			attendance: deps.attendance,
			settings: store.settings,
			evidence: deps.evidence,
			clock,
			random,
			log,
			livenessMode: mode,
		});
	const statistics = createStatisticsService({
		counters: store.counters,
		workDays: deps.workDays,
		outbox: store.outbox,
		engine,
		meters,
		clock,
		log,
	});
	const inForce = recognitionUnder(livenessMode);
	return {
		recognition: meterRecognition(
			statistics.watch(
				demo ? createDemoRecognition(demo, { observing: inForce, enforcing: recognitionUnder("enforce") }) : inForce,
			),
			meters,
		),
		statistics,
		models: createModelService({
			catalogue: deps.catalogue,
			modelSettings,
			employees,
			crops,
			reembedding: createReembeddingService({ engine, gallery, crops, audit, clock, ids, log }),
			...audited,
		}),
		calibration: createCalibrationService({
			engine: deps.uncalibratedEngine,
			employees,
			modelSettings,
			timer: systemTimer,
			ids,
			...audited,
		}),
	};
}
