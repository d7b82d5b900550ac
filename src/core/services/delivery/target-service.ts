// The places that events are delivered to: set up, tried out, taken away.

import { parseHrisAddress } from "../../domain/delivery/hris-address.ts";
import {
	FIRST_TARGET_ID,
	secretFields,
	type Target,
	type TargetKind,
	type TargetSecrets,
	type TargetSettings,
} from "../../domain/delivery/target.ts";
import { formatWebhookSecret, NEW_KEY_BYTES, parseWebhookSecret } from "../../domain/delivery/webhook-secret.ts";
import { AppError } from "../../domain/errors.ts";
import type { IdSource, Log, OutboxSignal, RandomSource } from "../../ports/environment.ts";
import type { Connectors, TargetCheck } from "../../ports/hris-target.ts";
import type { TargetSecretStore } from "../../ports/secrets.ts";
import type { AuditStore, TargetStore } from "../../ports/stores.ts";
import { createTargetCatchUp, type TargetCatchUpPorts } from "./target-catch-up.ts";

export interface TargetView extends Target {
	/** Host or folder; null where the settings name none. */
	readonly place: string | null;
	/** Secret fields that have a value; the values never leave. */
	readonly storedSecrets: readonly string[];
}

export interface TargetDraft {
	/** null for a new one. */
	readonly targetId: string | null;
	readonly kind: TargetKind;
	readonly settings: TargetSettings;
	/** What is absent or empty stays as it is; null takes a value away. */
	readonly secrets: Readonly<Record<string, string | null>>;
}

export interface TargetRequest extends TargetDraft {
	readonly name: string;
	readonly isEnabled: boolean;
	/**
	 * Events from this moment on are sent too; null: only what happens from now on. For a target that is there: those
	 * that it has no row for; whatever was delivered, waits, was refused or skipped is left alone.
	 */
	readonly sendFromMs: number | null;
}

export interface TargetService {
	list(): readonly TargetView[];
	/** Rejects with VALIDATION_FAILED naming the fields, NOT_FOUND. Wakes the outbox. */
	save(request: TargetRequest, actor: string): Promise<TargetView>;
	/** Events that wait for it are not sent any more. Throws NOT_FOUND. */
	remove(targetId: string, actor: string): void;
	/** How many events `sendFromMs` would add; `targetId` null: for a new target. Throws NOT_FOUND. */
	countEarlier(targetId: string | null, fromMs: number): number;
	/** Whether a target, as typed, can be reached and lets us in. Throws VALIDATION_FAILED. */
	check(draft: TargetDraft): Promise<TargetCheck>;
	/**
	 * The first target, as the wizard and the configuration set it: a webhook. Returns the secret when it had to make
	 * one. Throws HRIS_ADDRESS_INVALID.
	 */
	connectWebhook(webhook: { readonly url: string; readonly secret: string | null }, actor: string): string | null;
}

export interface TargetServicePorts extends TargetCatchUpPorts {
	readonly targets: TargetStore;
	readonly secrets: TargetSecretStore;
	readonly connectors: Connectors;
	readonly audit: Pick<AuditStore, "append">;
	readonly signal: Pick<OutboxSignal, "wake">;
	readonly random: RandomSource;
	readonly ids: IdSource;
	readonly log: Log;
}

const MAX_NAME_LENGTH = 60;

export function createTargetService(ports: TargetServicePorts): TargetService {
	const { targets, secrets, connectors, outbox, audit, signal, clock, log } = ports;
	const catchUp = createTargetCatchUp(ports);

	function toView(target: Target): TargetView {
		const stored = secrets.read(target.targetId);
		return {
			...target,
			place: connectors.placeOf(target.kind, target.settings),
			storedSecrets: secretFields(target.kind).filter((field) => (stored[field] ?? "") !== ""),
		};
	}

	function existing(targetId: string): Target {
		const target = targets.find(targetId);
		if (!target) throw new AppError("NOT_FOUND");
		return target;
	}

	/** What will be in force: the stored secrets with what was typed now. Throws VALIDATION_FAILED. */
	function checkDraft({ targetId, kind, settings: typed, secrets: changes }: TargetDraft): TargetSecrets {
		const stored = targetId === null ? {} : secrets.read(existing(targetId).targetId);
		const merged = mergeSecrets(kind, stored, changes);
		const fields = connectors.problems(kind, typed, merged);
		if (fields.length > 0) throw new AppError("VALIDATION_FAILED", { fields });
		return merged;
	}

	function record(actor: string, action: string, targetId: string, detail: Record<string, string | number | boolean>) {
		audit.append({ atMs: clock.nowMs(), actor, action, subject: targetId, detail });
	}

	async function save(request: TargetRequest, actor: string): Promise<TargetView> {
		const name = request.name.trim();
		if (name === "" || name.length > MAX_NAME_LENGTH) throw new AppError("VALIDATION_FAILED", { fields: ["name"] });
		const merged = checkDraft(request);
		const before = request.targetId === null ? null : existing(request.targetId);
		if (before !== null && before.kind !== request.kind) throw new AppError("VALIDATION_FAILED", { fields: ["kind"] });
		const nowMs = clock.nowMs();
		const target: Target = {
			targetId: before?.targetId ?? request.targetId ?? ports.ids.uuidv7(),
			kind: request.kind,
			name,
			settings: request.settings,
			isEnabled: request.isEnabled,
			createdAtMs: before?.createdAtMs ?? nowMs,
			// Strictly later, so that whoever follows the targets sees that this one has changed.
			updatedAtMs: Math.max(nowMs, (before?.updatedAtMs ?? 0) + 1),
		};
		warnWhenReadable(target);
		// Secrets first: from the first event on, what is sent is signed.
		secrets.write(target.targetId, merged);
		await store(target, { isNew: before === null, sendFromMs: request.sendFromMs }, actor);
		signal.wake();
		return toView(target);
	}

	/** A new target is there with the last of its earlier events; one that is there already gets them in any case late. */
	async function store(
		target: Target,
		{ isNew, sendFromMs }: { isNew: boolean; sendFromMs: number | null },
		actor: string,
	): Promise<void> {
		const { targetId } = target;
		const putWith = (earlierEvents: number) => ports.transaction(() => put(target, { isNew, earlierEvents }, actor));
		if (sendFromMs === null) return putWith(0);
		if (!isNew) {
			putWith(outbox.missing(targetId, sendFromMs).events);
			return catchUp(targetId, sendFromMs, () => undefined);
		}
		try {
			await catchUp(targetId, sendFromMs, putWith);
		} catch (error) {
			// It never came to be: what was added for it goes. After a kill the next start does that.
			targets.remove(targetId);
			secrets.remove(targetId);
			throw error;
		}
	}

	function put(
		target: Target,
		{ isNew, earlierEvents }: { isNew: boolean; earlierEvents: number },
		actor: string,
	): void {
		const { targetId, kind, isEnabled } = target;
		targets.put(target);
		record(actor, isNew ? "target.add" : "target.update", targetId, { kind, isEnabled, earlierEvents });
	}

	/** Plain http is allowed, since many an HRIS stands in the same office network, but it is said. */
	function warnWhenReadable(target: Target): void {
		const address = parseHrisAddress(String(target.settings["url"] ?? ""));
		if (address?.isReadableOnTheWay)
			log.warn({ host: address.host }, "events to the HRIS can be read on the way: its address is not https");
	}

	function remove(targetId: string, actor: string): void {
		existing(targetId);
		ports.transaction(() => {
			const abandoned = targets.remove(targetId);
			record(actor, "target.remove", targetId, { abandoned });
		});
		secrets.remove(targetId);
		signal.wake();
	}

	function connectWebhook({ url, secret }: { url: string; secret: string | null }, actor: string): string | null {
		const address = parseHrisAddress(url);
		const given = secret === null ? null : parseWebhookSecret(secret);
		if (address === null || (secret !== null && given === null)) throw new AppError("HRIS_ADDRESS_INVALID");
		const before = targets.find(FIRST_TARGET_ID);
		const stored = before === null ? {} : secrets.read(FIRST_TARGET_ID);
		const made =
			given === null && stored["secret"] === undefined ? formatWebhookSecret(ports.random.bytes(NEW_KEY_BYTES)) : null;
		const merged = mergeSecrets("webhook", stored, { secret: given ?? made ?? "" });
		const nowMs = clock.nowMs();
		const target: Target = {
			targetId: FIRST_TARGET_ID,
			kind: "webhook",
			name: before?.name ?? "HRIS",
			// What was set on screen beside the address stays.
			settings: { ...(before?.kind === "webhook" && before.settings), url: address.url },
			isEnabled: true,
			createdAtMs: before?.createdAtMs ?? nowMs,
			updatedAtMs: Math.max(nowMs, (before?.updatedAtMs ?? 0) + 1),
		};
		warnWhenReadable(target);
		secrets.write(FIRST_TARGET_ID, merged);
		ports.transaction(() => put(target, { isNew: before === null, earlierEvents: 0 }, actor));
		signal.wake();
		return made;
	}

	return {
		list: () => targets.list().map(toView),
		save,
		remove,
		countEarlier: (targetId, fromMs) =>
			outbox.missing(targetId === null ? null : existing(targetId).targetId, fromMs).events,
		check: async (draft) => {
			const { targetId, kind, settings: typed } = draft;
			const vault = targetId === null ? undefined : secrets.vault(targetId);
			return connectors.open(kind, typed, checkDraft(draft), vault).check();
		},
		connectWebhook,
	};
}

/**
 * A webhook's secret that is replaced goes on signing beside the new one, so that the receiver may change over at any
 * moment (Standard Webhooks: several signatures in one header); saved with the old one taken away, it ends.
 */
function mergeSecrets(kind: TargetKind, stored: TargetSecrets, changes: TargetDraft["secrets"]): TargetSecrets {
	const merged: Record<string, string> = {};
	for (const field of secretFields(kind)) {
		const change = changes[field];
		const value = change === null ? undefined : change?.trim() || stored[field];
		if (value !== undefined) merged[field] = value;
	}
	const replaced = stored["secret"];
	if (kind === "webhook" && replaced !== undefined && merged["secret"] !== replaced && !changes["previousSecret"])
		merged["previousSecret"] = replaced;
	return merged;
}
