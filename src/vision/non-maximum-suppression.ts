// Greedy non-maximum suppression: of boxes that overlap much, the best-scored one stays.
import type { DetectedFace } from "../core/domain/recognition/face-analysis.ts";
import { overlap } from "../core/domain/recognition/geometry.ts";

/** Returns survivors, best score first. `overlapThreshold` is intersection over union, 0..1. */
export function suppressOverlaps(faces: readonly DetectedFace[], overlapThreshold: number): DetectedFace[] {
	const kept: DetectedFace[] = [];
	for (const face of faces.toSorted((a, b) => b.detectionScore - a.detectionScore))
		if (kept.every((other) => overlap(other.box, face.box) < overlapThreshold)) kept.push(face);
	return kept;
}
