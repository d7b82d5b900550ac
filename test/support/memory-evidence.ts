import type { EvidenceService, RecordedFrame } from "../../src/core/services/attendance/evidence-service.ts";

/** Nobody agreed until `wanted` names them. */
export function createMemoryEvidence() {
	const wanted = new Set<string>();
	const kept: RecordedFrame[] = [];
	const service: Pick<EvidenceService, "isWantedOf" | "keep"> = {
		isWantedOf: (employeeId) => wanted.has(employeeId),
		keep: (frame) => void kept.push(frame),
	};
	return { ...service, wanted, kept };
}
