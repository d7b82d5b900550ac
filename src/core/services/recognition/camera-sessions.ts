import { AppError } from "../../domain/errors.ts";
import { type CameraView, unseenCamera } from "../../domain/recognition/analysis-plan.ts";
import type { Box } from "../../domain/recognition/geometry.ts";
import { initialSession, type SessionState } from "../../domain/recognition/session-state.ts";
import { createSerialQueue, type SerialQueue } from "../serial-queue.ts";

/** What is remembered of one camera between its frames. */
export interface CameraSession {
	state: SessionState;
	view: CameraView;
	/** Of the models that `state` speaks of; null before the first frame. */
	templateContractId: string | null;
	/** The frame of a punch that waits for its direction, where a picture of it is to be kept. */
	asked: { readonly questionId: string; readonly seen: SeenFrame } | null;
}

/** A frame as it came, and the face in it. */
export interface SeenFrame {
	readonly image: Uint8Array;
	readonly box: Box | null;
}

/** Another model is in use: what is remembered of a face cannot be compared with what comes. */
export function beginUnder(session: CameraSession, templateContractId: string): void {
	if (session.templateContractId === templateContractId) return;
	session.state = { ...initialSession, lastNumber: session.state.lastNumber };
	session.templateContractId = templateContractId;
}

export interface CameraSessions {
	/** Works on a camera's frames one after the other. Rejects with RATE_LIMITED when too many wait. */
	inTurn<T>(camera: string, work: (session: CameraSession) => Promise<T>): Promise<T>;
	end(camera: string): void;
}

/** A client sends one frame at a time; more than this waiting is a client gone wild. */
const MAX_PENDING_FRAMES = 3;

export function createCameraSessions(): CameraSessions {
	const cameras = new Map<string, CameraSession & { readonly queue: SerialQueue; pending: number }>();

	return {
		async inTurn(camera, work) {
			const session = cameras.get(camera) ?? {
				state: initialSession,
				view: unseenCamera,
				templateContractId: null,
				asked: null,
				queue: createSerialQueue(),
				pending: 0,
			};
			cameras.set(camera, session);
			if (session.pending >= MAX_PENDING_FRAMES) throw new AppError("RATE_LIMITED");
			session.pending += 1;
			try {
				return await session.queue(() => work(session));
			} finally {
				session.pending -= 1;
			}
		},
		end: (camera) => void cameras.delete(camera),
	};
}
