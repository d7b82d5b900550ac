// Kills the kiosk again and again while it records and while three targets misbehave, then counts what arrived.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import { createSystemClock } from "../../src/app/system-clock.ts";
import { createTargetSecrets } from "../../src/core/services/delivery/target-secrets.ts";
import { createKeyFileSecretStore } from "../../src/storage/keys/key-file-secret-store.ts";
import { openStore } from "../../src/storage/open-store.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import { employeeId } from "../support/store-fixture.ts";
import { type KioskChild, startKioskChild } from "./kiosk-child.ts";
import { torturedCsv } from "./tortured-csv.ts";
import { torturedRest } from "./tortured-rest.ts";
import type { TorturedTarget } from "./tortured-target.ts";
import { torturedWebhook } from "./tortured-webhook.ts";
import { judge, type LoggedEvent, type Verdict } from "./verdict.ts";

export interface TortureResult extends Verdict {
	readonly kills: number;
	/** Acknowledged: punches, corrections and missed punches. */
	readonly punches: number;
}

export interface TortureOptions {
	readonly kills: number;
	readonly seed: number;
	readonly onProgress?: (kills: number, punches: number) => void;
}

const PEOPLE = 40;
const PUNCH_EVERY_MS = 4;
const MOST_PUNCHES = 60;
const BATCH = 20;
/** Nothing more has arrived anywhere for so long. */
const STUCK_MS = 60_000;
const LOOK_MS = 2_000;

export async function runTorture({ kills, seed, onProgress }: TortureOptions): Promise<TortureResult> {
	const random = createSeededRandom(seed);
	const folder = mkdtempSync(join(tmpdir(), "hadir-torture-"));
	const dataDir = join(folder, "data");
	const certificate = join(folder, "trusted.pem");
	// Every other seed, so that both ways of sending are tried.
	const webhook = await torturedWebhook(seed % 2 === 0 ? BATCH : 1);
	const targets = [webhook, await torturedRest(), torturedCsv(folder)];
	writeFileSync(certificate, webhook.certificate);
	try {
		prepare(dataDir, targets);
		const acknowledged = new Set<string>();
		let nextNumber = 0;
		const start = (everyMs: number) =>
			startKioskChild({
				dataDir,
				people: PEOPLE,
				everyMs,
				certificate,
				// A number of a punch that nobody heard about is not used again: in the log it may be there.
				firstNumber: nextNumber,
				onAcknowledged: (eventId) => acknowledged.add(eventId),
			});
		const misbehave = () => {
			for (const target of targets) target.misbehave(random);
		};
		for (let kill = 1; kill <= kills; kill += 1) {
			const kiosk = start(PUNCH_EVERY_MS);
			await kiosk.said("open");
			// Counted in punches and then a moment more, so that a slow machine is killed at as many kinds of moments.
			const punches = Math.floor(random() * MOST_PUNCHES);
			misbehave();
			await kiosk.acknowledged(punches / 2);
			misbehave();
			await kiosk.acknowledged(punches);
			await delay(random() * 2 * PUNCH_EVERY_MS);
			await kiosk.kill();
			nextNumber += 100_000;
			onProgress?.(kill, acknowledged.size);
		}
		for (const target of targets) target.behave();
		await drain(start(0), targets);
		const evidence = targets.map(({ kept, leaked }) => ({ kept: kept(), leaked: leaked() }));
		return {
			kills,
			punches: acknowledged.size,
			...judge({ acknowledged, logged: readLog(dataDir), targets: evidence }),
		};
	} finally {
		for (const target of targets) await target.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

function openFolder(dataDir: string) {
	const secrets = createKeyFileSecretStore(join(dataDir, "keys"));
	return { secrets, store: openStore({ dataDir, secrets, clock: createSystemClock(), ids: { uuidv7 } }) };
}

function prepare(dataDir: string, targets: readonly TorturedTarget[]): void {
	const { secrets, store } = openFolder(dataDir);
	for (let index = 0; index < PEOPLE; index += 1) {
		const person = { employeeId: employeeId(`K-${index}`), name: `K ${index}`, consent: null };
		store.employees.enroll(person, [], { replace: false });
	}
	store.settings.update({ setupCompleted: true, cooldownSeconds: 0 });
	for (const { target, secrets: values } of targets) {
		store.targets.put(target);
		createTargetSecrets(secrets).write(target.targetId, values);
		for (let index = 0; index < PEOPLE; index += 1)
			store.targetPeople.setExternalId(target.targetId, employeeId(`K-${index}`), `K-${index}`, Date.now());
	}
	store.close();
}

/** Until nothing waits, or nothing moves any more: then what is missing is counted as lost. */
async function drain(kiosk: KioskChild, targets: readonly TorturedTarget[]): Promise<void> {
	let isIdle = false;
	const idle = kiosk.said("idle").then(() => {
		isIdle = true;
	});
	const count = () => targets.reduce((total, target) => total + target.kept().length, 0);
	let before = -1;
	let stuckMs = 0;
	while (!isIdle && stuckMs < STUCK_MS) {
		await Promise.race([idle, delay(LOOK_MS)]);
		const now = count();
		stuckMs = now === before ? stuckMs + LOOK_MS : 0;
		before = now;
	}
	await kiosk.kill();
}

function readLog(dataDir: string): readonly LoggedEvent[] {
	const { store } = openFolder(dataDir);
	const logged: LoggedEvent[] = [];
	for (let page = store.attendance.after(0, 1_000); page.length > 0; ) {
		logged.push(...page);
		page = store.attendance.after(page.at(-1)?.kioskSeq ?? Number.MAX_SAFE_INTEGER, 1_000);
	}
	const verified = store.verifyLog();
	store.close();
	if (!verified.ok) throw new Error(`the log is not whole: ${verified.problem}`);
	return logged;
}
