// What `npm run doctor` says of each target: whether it can be reached, and how its deliveries go.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { FIRST_TARGET_ID, holdsBehindDead, type Target } from "../core/domain/delivery/target.ts";
import { AppError } from "../core/domain/errors.ts";
import type { TargetCheck } from "../core/ports/hris-target.ts";
import type { TargetOutboxStatus } from "../core/ports/stores.ts";
import { createTargetSecrets } from "../core/services/delivery/target-secrets.ts";
import type { ReadOnlyStore } from "../storage/open-store-read-only.ts";
import { createConnectors } from "../sync/connectors/connectors.ts";
import type { Config } from "./config.ts";
import type { Finding, Wording } from "./finding.ts";
import { openKeyFiles } from "./key-files.ts";

const HRIS_TIMEOUT_MS = 5000;

export interface TargetSubject {
	readonly target: Target;
	readonly queue: TargetOutboxStatus;
}

export interface TargetDiagnosis {
	readonly finding: Finding;
	readonly dateHeader: string | null;
}

/** While the database is open: targets are asked afterwards, which may take seconds. */
export function readTargets({ targets, outbox }: ReadOnlyStore): readonly TargetSubject[] {
	return targets.list().map((target) => ({
		target,
		queue: outbox.statusOf({ target: target.targetId, holdsBehindDead: holdsBehindDead(target.kind) }),
	}));
}

export const noTarget: Finding = {
	subject: "HRIS",
	verdict: "warning",
	text: "no target is set up; punches are kept here",
};

/** Asks a target as the kiosk would, writes nothing there, and uses nothing up. */
export async function checkTarget(
	config: Config,
	{ target, queue }: TargetSubject,
	words: Wording,
): Promise<TargetDiagnosis> {
	const connectors = createConnectors({ clock: { nowMs: Date.now }, timeoutMs: HRIS_TIMEOUT_MS });
	const name = `${target.name} (${connectors.placeOf(target.kind, target.settings) ?? target.kind})`;
	const about = (verdict: Finding["verdict"], text: string, dateHeader: string | null = null): TargetDiagnosis => ({
		finding: { subject: "HRIS", verdict, text: `${name}: ${text}${describeQueue(queue, words)}` },
		dateHeader,
	});
	if (!target.isEnabled) return about("warning", "switched off; its events wait");
	if (isSealed(config.dataDir, target))
		return about("warning", "its secrets are in the system's key store; try it on the kiosk, under Settings");
	let check: TargetCheck;
	try {
		const secrets = createTargetSecrets(openKeyFiles(config));
		const vault = {
			read: () => secrets.read(target.targetId),
			write: () => {
				throw new Error("doctor was about to write a secret");
			},
		};
		check = await connectors.open(target.kind, target.settings, vault.read(), vault).check();
	} catch (error) {
		if (error instanceof AppError) return about("problem", words.refusal(error));
		throw error;
	}
	const detail = check.detail === undefined || check.detail === null ? "" : ` (${check.detail})`;
	if (!check.ok) return about("problem", `${words.delivery(check.errorCode)}${detail}`, check.dateHeader);
	const verdict = queue.deadLetters > 0 || queue.lastErrorCode !== null ? "warning" : "good";
	const isLetIn = check.isLetIn ? "answers and lets us in" : "answers; whether it lets us in shows with a punch";
	return about(verdict, `${isLetIn}${detail}`, check.dateHeader);
}

function describeQueue(
	{ waiting, held, deadLetters, lastErrorCode, lastErrorDetail }: TargetOutboxStatus,
	words: Wording,
) {
	const counts = [
		...(waiting > 0 ? [`${waiting} waiting`] : []),
		...(held > 0 ? [`${held} of them behind a refused one`] : []),
		...(deadLetters > 0 ? [`${deadLetters} refused`] : []),
	].join(", ");
	const detail = lastErrorDetail === null ? "" : ` (${lastErrorDetail})`;
	const last = lastErrorCode === null ? "" : `; last delivery: ${words.delivery(lastErrorCode)}${detail}`;
	return `${counts === "" ? "" : `; ${counts}`}${last}`;
}

/** In Electron secrets are sealed by the operating system, and only Electron can open them. */
function isSealed(dataDir: string, { targetId }: Target): boolean {
	const names = [`target-${targetId}.sealed`, ...(targetId === FIRST_TARGET_ID ? ["hrisWebhookSecret.sealed"] : [])];
	return names.some((name) => existsSync(join(dataDir, "keys", name)));
}
