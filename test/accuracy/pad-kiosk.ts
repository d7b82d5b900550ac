// The kiosk's own recognition service, enforcing liveness, before recorded frames. Everybody who passes liveness is matched
// at once, so that nothing but liveness decides; the clock is a simulated camera's.
import { parseEmployeeId } from "../../src/core/domain/employee.ts";
import { AppError } from "../../src/core/domain/errors.ts";
import type { RecognitionResult } from "../../src/core/domain/recognition/recognition-result.ts";
import type { FaceEngine } from "../../src/core/ports/face-engine.ts";
import type { AttendanceService } from "../../src/core/services/attendance/attendance-service.ts";
import { createRecognitionService } from "../../src/core/services/recognition/recognition-service.ts";
import { createMemorySettings } from "../support/memory-settings.ts";
import { createSeededBytes } from "../support/seeded-random.ts";
import { isRefusedImage } from "./analyse-photos.ts";

/** Frames of a presentation are this far apart. */
const FRAME_MS = 1000 / 15;
const TEMPLATE_ID = "stand-in";

const standIn = parseEmployeeId("STAND-IN");

/** What the decision on a single image says, as REST gives it; `refused`: no usable face. */
export type FrameVerdict = "live" | "attack" | "uncertain" | "refused";

/** null: the frame could not be read. */
export type FrameOutcome = RecognitionResult["outcome"] | null;

export interface PadKiosk {
	/** Each frame for itself. */
	judgeFrame(image: Uint8Array): Promise<FrameVerdict>;
	/** A new camera, then frame after frame; the outcome of each. */
	startPresentation(): { submit(image: Uint8Array): Promise<FrameOutcome>; end(): void };
}

export function createPadKiosk(engine: Pick<FaceEngine, "describe" | "analyse">): PadKiosk {
	let nowMs = 0;
	let presentations = 0;
	const ports = {
		gallery: { search: async () => ({ best: mate(), second: null, revision: 1 }) },
		employees: {
			lookAlikes: () => [],
			find: () => ({ ...person(), isActive: true, withdrawal: null, createdAtMs: 0, updatedAtMs: 0 }),
		},
		attendance: { punch, punchOrAsk: punch, correctOwn },
		codes: { readPin: () => null },
		settings: createMemorySettings(),
		evidence: { isWantedOf: () => false, keep: () => undefined },
		clock: { monotonicMs: () => nowMs },
		// The same challenges in every run, so that a figure can be repeated.
		random: createSeededBytes(1),
		log: { info: () => undefined },
		livenessMode: "enforce",
	} as const;
	const status = () => ({ state: "ready", restarts: 0, errorCode: null }) as const;
	const kiosk = createRecognitionService({ ...ports, engine: { ...engine, status } });
	// Who it is does not matter to a single image's liveness: the embedding is not computed.
	const still = createRecognitionService({
		...ports,
		engine: { ...engine, analyse: (image, options) => engine.analyse(image, { ...options, embedding: false }), status },
	});

	return {
		async judgeFrame(image) {
			try {
				const { quality, liveness } = await still.recogniseImage(image);
				return quality === null && liveness !== "not_run" ? liveness : "refused";
			} catch (error) {
				if (isRefusedImage(error) || isWithoutTheOneFace(error)) return "refused";
				throw error;
			}
		},
		startPresentation() {
			presentations += 1;
			const camera = `presentation ${presentations}`;
			return {
				async submit(image) {
					nowMs += FRAME_MS;
					try {
						return (await kiosk.submitFrame(camera, image)).outcome;
					} catch (error) {
						if (isRefusedImage(error)) return null;
						throw error;
					}
				},
				end: () => kiosk.endCameraSession(camera),
			};
		},
	};
}

function isWithoutTheOneFace(error: unknown): boolean {
	return error instanceof AppError && (error.code === "NO_FACE" || error.code === "MULTIPLE_FACES");
}

function person() {
	if (!standIn) throw new RangeError("the stand-in's id is a valid one");
	return { employeeId: standIn, name: "Stand-in" };
}

function mate() {
	return { employeeId: person().employeeId, templateId: TEMPLATE_ID, similarity: 1 };
}

/** Nobody corrects what was not written. */
function correctOwn(): never {
	throw new AppError("NOT_FOUND");
}

/** Nothing is written: that the service wants to record is all that is asked. */
const punch: AttendanceService["punch"] = ({
	employeeId,
	method,
	confidence,
	similarity,
	livenessScore,
	templateContractId,
}) => ({
	state: "recorded",
	event: {
		eventId: "0193a000-0000-7000-8000-000000000000",
		employeeId,
		direction: "IN",
		directionSource: "alternating",
		occurredAtMs: 0,
		timeZone: "UTC",
		offsetMinutes: 0,
		method,
		confidence: confidence ?? null,
		similarity: similarity ?? null,
		livenessScore: livenessScore ?? null,
		templateContractId: templateContractId ?? null,
		clockState: "trusted",
		estimatedAtMs: null,
		note: null,
		workDate: null,
		shift: null,
		corrects: null,
		kioskSeq: 1,
		recordedAtMs: 0,
		employeeName: person().name,
	},
});
