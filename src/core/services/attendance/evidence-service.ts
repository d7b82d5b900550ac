// Pictures as evidence of punches: made after the answer was given, one at a time, of people who agreed to it.
import { coversEvidence } from "../../domain/attendance/log-rules.ts";
import type { EmployeeId } from "../../domain/employee.ts";
import { AppError } from "../../domain/errors.ts";
import type { Box } from "../../domain/recognition/geometry.ts";
import type { Role } from "../../domain/role.ts";
import type { Clock, Log, Timer } from "../../ports/environment.ts";
import type { EvidencePhotoStore } from "../../ports/evidence-photos.ts";
import type { FaceCropper } from "../../ports/face-cropper.ts";
import type { LogRulesStore } from "../../ports/log-purge.ts";
import type { AuditStore } from "../../ports/stores.ts";

export interface RecordedFrame {
	readonly eventId: string;
	readonly employeeId: EmployeeId;
	/** The frame that the punch was recorded with, and the face in it. */
	readonly image: Uint8Array;
	readonly box: Box;
}

export interface EvidenceService {
	/** Whether pictures are wanted of this person: asked before anything is held. */
	isWantedOf(employeeId: EmployeeId): boolean;
	/**
	 * Returns at once and never throws: the punch is recorded, and its picture is worth less than the next person's. One
	 * frame is worked on and one waits; more at a time are let go and counted in the log.
	 */
	keep(frame: RecordedFrame): void;
	/** null where there is none. Audited. Throws FORBIDDEN for a role that the setting leaves out. */
	photo(eventId: string, reader: { readonly role: Role; readonly actor: string }): Uint8Array | null;
}

export interface EvidenceServicePorts {
	readonly photos: Pick<EvidencePhotoStore, "consentVersion" | "add" | "read">;
	readonly logRules: Pick<LogRulesStore, "read">;
	readonly cropper: Pick<FaceCropper, "evidencePicture">;
	readonly audit: Pick<AuditStore, "append">;
	readonly timer: Timer;
	readonly clock: Pick<Clock, "nowMs">;
	readonly log: Pick<Log, "warn" | "error">;
}

const DAY_MS = 86_400_000;

export function createEvidenceService(ports: EvidenceServicePorts): EvidenceService {
	const { photos, logRules, cropper, audit, timer, clock, log } = ports;
	let isBusy = false;
	let waiting: RecordedFrame | null = null;
	let letGo = 0;

	function isWantedOf(employeeId: EmployeeId): boolean {
		const { evidence, evidenceDays } = logRules.read();
		return evidence !== "off" && coversEvidence(photos.consentVersion(employeeId), evidenceDays);
	}

	async function store({ eventId, employeeId, image, box }: RecordedFrame): Promise<void> {
		const { evidence, evidenceDays } = logRules.read();
		if (evidence === "off") return;
		const takenAtMs = clock.nowMs();
		const eraseAtMs = takenAtMs + evidenceDays * DAY_MS;
		const picture = await cropper.evidencePicture(image, box, evidence);
		// Switched off, or consent withdrawn, while it was made.
		if (isWantedOf(employeeId)) photos.add({ eventId, employeeId, image: picture, takenAtMs, eraseAtMs });
	}

	async function work(frame: RecordedFrame): Promise<void> {
		try {
			await store(frame);
		} catch (error) {
			if (error instanceof AppError) log.warn({ code: error.code }, "an evidence picture could not be kept");
			else log.error({ err: error }, "an evidence picture could not be kept");
		}
		const next = waiting;
		waiting = null;
		if (next) begin(next);
		else isBusy = false;
	}

	/** Not in the turn of the frame: its answer goes out first. */
	function begin(frame: RecordedFrame): void {
		isBusy = true;
		timer.schedule(0, () => void work(frame));
	}

	return {
		isWantedOf,
		keep(frame) {
			if (!isBusy) begin(frame);
			else if (waiting === null) waiting = frame;
			else {
				letGo += 1;
				log.warn({ letGo }, "an evidence picture was not made: two were under way");
			}
		},
		photo(eventId, { role, actor }) {
			const maySee = role === "administrator" || (role === "supervisor" && logRules.read().isEvidenceForSupervisors);
			if (!maySee) throw new AppError("FORBIDDEN");
			const image = photos.read(eventId);
			if (image) audit.append({ atMs: clock.nowMs(), actor, action: "evidence.view", subject: eventId, detail: {} });
			return image;
		},
	};
}
