// Whether names lie sealed in the database, switched while the kiosk goes on. What a restart interrupted goes on by itself.
import type { Clock, Log } from "../../ports/environment.ts";
import type { NameProtectionStore } from "../../ports/name-protection.ts";
import type { AuditStore } from "../../ports/stores.ts";
import { createResumableWork } from "../resumable-work.ts";

export interface NameProtectionStatus {
	readonly isOn: boolean;
	/** Names that are not in the wanted form yet. */
	readonly waiting: number;
	/** Nothing is waiting, and the file holds no plain name of before. */
	readonly isDone: boolean;
}

export interface NameProtectionService {
	status(): NameProtectionStatus;
	/** Returns at once; `status` tells how it goes. Audited where it changes anything. Throws SECRET_UNAVAILABLE. */
	set(isOn: boolean, actor: string): NameProtectionStatus;
	/** Goes on with what a restart or a restored backup left. */
	resume(): void;
	/** Resolves when nothing is under way. */
	settled(): Promise<void>;
	/** Ends after the step that it is at; the next start goes on. */
	interrupt(): Promise<void>;
}

export interface NameProtectionPorts {
	readonly names: NameProtectionStore;
	/** Gives way to punches between two steps. */
	readonly letOthersRun: () => Promise<void>;
	/** For whoever reads the file just now, and so keeps old pages of it. */
	readonly waitForReaders: () => Promise<void>;
	readonly audit: Pick<AuditStore, "append">;
	readonly clock: Pick<Clock, "nowMs">;
	readonly log: Log;
}

export function createNameProtectionService(ports: NameProtectionPorts): NameProtectionService {
	const { names, letOthersRun, waitForReaders, audit, clock, log } = ports;
	const status = () => ({ isOn: names.isOn(), waiting: names.waiting(), isDone: names.isDone() });

	async function convert(isInterrupted: () => boolean): Promise<void> {
		if (names.isDone()) return;
		while (!isInterrupted()) {
			await letOthersRun();
			if (isInterrupted() || names.step()) continue;
			if (names.isDone()) {
				log.info({ isOn: names.isOn() }, "every name is in the form that the setting asks for");
				return;
			}
			await waitForReaders();
		}
	}

	// A conversion that is under way takes the other direction at its next step. What is done is done, and opens.
	const { goOn, settled, interrupt } = createResumableWork(convert, (error) =>
		log.error({ err: error }, "converting names was interrupted"),
	);

	return {
		status,
		set(isOn, actor) {
			if (isOn === names.isOn()) return status();
			names.set(isOn);
			audit.append({ atMs: clock.nowMs(), actor, action: "keys.protect_names", subject: null, detail: { isOn } });
			goOn();
			return status();
		},
		resume: goOn,
		settled,
		interrupt,
	};
}
