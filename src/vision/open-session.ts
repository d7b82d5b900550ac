// The one place where onnxruntime opens a model.
import { InferenceSession } from "onnxruntime-node";

/**
 * onnxruntime 1.30 makes an id of the computer in the user's cache and sends what it is used for to its maker, unless it
 * is told not to before the first session. Nothing of a kiosk goes anywhere that its administrator did not choose.
 */
const TELEMETRY_SWITCH = "ORT_DISABLE_TELEMETRY";

export function openSession(model: Uint8Array, options: InferenceSession.SessionOptions): Promise<InferenceSession> {
	process.env[TELEMETRY_SWITCH] = "1";
	return InferenceSession.create(model, options);
}
