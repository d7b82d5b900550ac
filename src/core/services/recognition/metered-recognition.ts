// The same engine and the same recognition, with what they do counted.
import type { Clock } from "../../ports/environment.ts";
import type { FaceEngine } from "../../ports/face-engine.ts";
import type { Meters } from "../../ports/metrics.ts";
import type { RecognitionService } from "./recognition-service.ts";

export function meterEngine(
	engine: FaceEngine,
	meters: Pick<Meters, "frameAnalysed">,
	clock: Pick<Clock, "monotonicMs">,
): FaceEngine {
	return {
		...engine,
		async analyse(image, options) {
			const startedAtMs = clock.monotonicMs();
			const frame = await engine.analyse(image, options);
			meters.frameAnalysed(frame, clock.monotonicMs() - startedAtMs);
			return frame;
		},
	};
}

export function meterRecognition(
	recognition: RecognitionService,
	meters: Pick<Meters, "frameDecided">,
): RecognitionService {
	return {
		...recognition,
		async submitFrame(cameraSession, image) {
			const result = await recognition.submitFrame(cameraSession, image);
			meters.frameDecided(result.outcome);
			return result;
		},
	};
}
