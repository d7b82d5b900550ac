import { AppError } from "../../domain/errors.ts";
import { type FaceAnalysis, type FrameAnalysis, hasDominantFace } from "../../domain/recognition/face-analysis.ts";

/** The one face that an image is about. Throws NO_FACE or MULTIPLE_FACES. */
export function theOneFace(frame: FrameAnalysis): FaceAnalysis {
	if (!frame.primary) throw new AppError("NO_FACE");
	if (!hasDominantFace(frame)) throw new AppError("MULTIPLE_FACES", { faces: frame.faces.length });
	return frame.primary;
}
