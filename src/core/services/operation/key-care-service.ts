// Changing the keys that everything at rest is under, while the kiosk goes on. What a restart interrupted goes on by itself.
import type { Clock, Log } from "../../ports/environment.ts";
import type { MasterKeyRotation, TemplateKeyStore } from "../../ports/installation-keys.ts";
import type { AuditStore } from "../../ports/stores.ts";
import { createResumableWork } from "../resumable-work.ts";

export interface KeyCareStatus {
	/** Templates that are not under the newest key yet. */
	readonly templatesWaiting: number;
	readonly isRotating: boolean;
	/** Keys that are still under the master key that goes. */
	readonly keysWaiting: number;
}

export interface KeyCareService {
	status(): KeyCareStatus;
	/**
	 * Every template goes under a new secret transform: what was stolen before matches nothing here any more. The search
	 * index is filled anew, which takes the kiosk a moment. Returns at once; `status` tells how it goes.
	 */
	revokeTemplates(actor: string): KeyCareStatus;
	/** Everything goes under a new master key; a recovery kit of before is void then. Does nothing while one is under way. */
	rotateMasterKey(actor: string): KeyCareStatus;
	/** Goes on with what a restart interrupted, and takes over templates of versions that had no such key. */
	resume(): void;
	/** Resolves when nothing is under way. */
	settled(): Promise<void>;
	/** Ends after the step that it is at; the next start goes on. */
	interrupt(): Promise<void>;
}

export interface KeyCarePorts {
	readonly templateKeys: TemplateKeyStore;
	readonly rotation: MasterKeyRotation;
	/** Fills the search index anew, under the newest key. */
	readonly refillIndex: () => void;
	/** Gives way to punches between two steps. */
	readonly letOthersRun: () => Promise<void>;
	readonly audit: Pick<AuditStore, "append">;
	readonly clock: Pick<Clock, "nowMs">;
	readonly log: Log;
}

export function createKeyCareService(ports: KeyCarePorts): KeyCareService {
	const { templateKeys, rotation, refillIndex, letOthersRun, audit, clock, log } = ports;

	function status(): KeyCareStatus {
		return {
			templatesWaiting: templateKeys.waiting(),
			isRotating: rotation.isUnderWay(),
			keysWaiting: rotation.waiting(),
		};
	}

	async function takeSteps(step: () => boolean, isInterrupted: () => boolean): Promise<number> {
		let steps = 0;
		while (!isInterrupted()) {
			await letOthersRun();
			if (isInterrupted() || !step()) break;
			steps++;
		}
		return steps;
	}

	async function changeKeys(isInterrupted: () => boolean): Promise<void> {
		if ((await takeSteps(templateKeys.step, isInterrupted)) > 0) log.info({}, "templates are under the newest key");
		const wasRotating = rotation.isUnderWay();
		await takeSteps(rotation.step, isInterrupted);
		if (wasRotating && !rotation.isUnderWay()) log.info({}, "the master key was changed");
	}

	// What is done is done, and opens; the next start goes on with the rest.
	const { goOn, settled, interrupt } = createResumableWork(changeKeys, (error) =>
		log.error({ err: error }, "changing keys was interrupted"),
	);

	function record(action: string, actor: string, detail: Readonly<Record<string, number>>): void {
		audit.append({ atMs: clock.nowMs(), actor, action, subject: null, detail });
	}

	return {
		status,
		revokeTemplates(actor) {
			const generation = templateKeys.revoke();
			refillIndex();
			record("keys.revoke_templates", actor, { generation, templates: templateKeys.waiting() });
			goOn();
			return status();
		},
		rotateMasterKey(actor) {
			if (rotation.isUnderWay()) return status();
			rotation.begin();
			record("keys.rotate", actor, { keys: rotation.waiting() });
			goOn();
			return status();
		},
		resume: goOn,
		settled,
		interrupt,
	};
}
