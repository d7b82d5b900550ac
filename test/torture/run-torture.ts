// Kills the kiosk again and again while it records and while the HRIS misbehaves, then counts what arrived.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import { createSystemClock } from "../../src/app/system-clock.ts";
import { createTargetSecrets } from "../../src/core/services/target-secrets.ts";
import { createKeyFileSecretStore } from "../../src/storage/key-file-secret-store.ts";
import { openStore } from "../../src/storage/open-store.ts";
import { type StandInFault, type StandInHris, startStandInHris } from "../../src/sync/stand-in-hris.ts";
import { webhookTarget } from "../support/memory-targets.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import { employeeId } from "../support/store-fixture.ts";
import { startKioskChild } from "./kiosk-child.ts";

export interface TortureResult {
	readonly kills: number;
	/** Acknowledged. */
	readonly punches: number;
	/** Acknowledged and not at the HRIS. */
	readonly lost: number;
	/** At the HRIS more than once, or twice in the log for one punch. */
	readonly duplicated: number;
	/** At the HRIS after a later one of the same person. */
	readonly reordered: number;
	/** At the HRIS and not in the kiosk's log, or in the log and never asked for. */
	readonly invented: number;
}

export interface TortureOptions {
	readonly kills: number;
	readonly seed: number;
	readonly onProgress?: (kills: number, punches: number) => void;
}

const PEOPLE = 40;
const PUNCH_EVERY_MS = 4;
const MOST_PUNCHES = 60;
const DRAIN_LIMIT_MS = 180_000;
const secret = `whsec_${Buffer.alloc(32, 9).toString("base64")}`;

const faults: readonly StandInFault[] = [
	{ kind: "none" },
	{ kind: "none" },
	{ kind: "down" },
	{ kind: "slow", delayMs: 60 },
	{ kind: "slow", delayMs: 2_000 },
	{ kind: "status", status: 500 },
	{ kind: "status", status: 503, retryAfter: "1" },
	{ kind: "status", status: 429, retryAfter: "1" },
	{ kind: "status", status: 401 },
	{ kind: "status", status: 307, location: "http://127.0.0.1:9/" },
	{ kind: "cut_after_commit" },
	{ kind: "wrong_json" },
];

export async function runTorture({ kills, seed, onProgress }: TortureOptions): Promise<TortureResult> {
	const random = createSeededRandom(seed);
	const folder = mkdtempSync(join(tmpdir(), "hadir-torture-"));
	const dataDir = join(folder, "data");
	const hris = await startStandInHris({ secret, toleranceSeconds: 86_400 });
	try {
		prepare(dataDir, hris.url);
		const acknowledged = new Map<string, number>();
		let nextNumber = 0;
		const start = (everyMs: number) =>
			startKioskChild({
				dataDir,
				people: PEOPLE,
				everyMs,
				// A number of a punch that nobody heard about is not used again: in the log it may be there.
				firstNumber: nextNumber,
				onAcknowledged: (eventId, number) => {
					acknowledged.set(eventId, number);
				},
			});
		for (let kill = 1; kill <= kills; kill += 1) {
			const kiosk = start(PUNCH_EVERY_MS);
			await kiosk.said("open");
			// Counted in punches and then a moment more, so that a slow machine is killed at as many kinds of moments.
			const punches = Math.floor(random() * MOST_PUNCHES);
			setRandomFault(hris, random);
			await kiosk.acknowledged(punches / 2);
			setRandomFault(hris, random);
			await kiosk.acknowledged(punches);
			await delay(random() * 2 * PUNCH_EVERY_MS);
			await kiosk.kill();
			nextNumber += 100_000;
			onProgress?.(kill, acknowledged.size);
		}
		hris.setFault({ kind: "none" });
		const last = start(0);
		await Promise.race([last.said("idle"), delay(DRAIN_LIMIT_MS, null, { ref: false })]);
		await last.kill();
		return count({ kills, dataDir, hris, acknowledged });
	} finally {
		await hris.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

function openFolder(dataDir: string) {
	const secrets = createKeyFileSecretStore(join(dataDir, "keys"));
	return { secrets, store: openStore({ dataDir, secrets, clock: createSystemClock(), ids: { uuidv7 } }) };
}

function prepare(dataDir: string, url: string): void {
	const { secrets, store } = openFolder(dataDir);
	for (let index = 0; index < PEOPLE; index += 1) {
		const person = { employeeId: employeeId(`K-${index}`), name: `K ${index}`, consent: null };
		store.employees.enroll(person, [], { replace: false });
	}
	store.settings.update({ setupCompleted: true, cooldownSeconds: 0 });
	store.targets.put(webhookTarget({ settings: { url } }));
	createTargetSecrets(secrets).write("hris", { secret });
	store.close();
}

/** One fault for everything, or another one for each request. */
function setRandomFault(hris: StandInHris, random: () => number): void {
	const pick = () => faults[Math.floor(random() * faults.length)] ?? { kind: "none" };
	hris.setFault(random() < 0.5 ? pick() : () => pick());
}

interface Outcome {
	readonly kills: number;
	readonly dataDir: string;
	readonly hris: StandInHris;
	readonly acknowledged: ReadonlyMap<string, number>;
}

function count({ kills, dataDir, hris, acknowledged }: Outcome): TortureResult {
	const { store } = openFolder(dataDir);
	const logged: { eventId: string; note: string | null }[] = [];
	for (let page = store.attendance.after(0, 1_000); page.length > 0; ) {
		logged.push(...page);
		page = store.attendance.after(page.at(-1)?.kioskSeq ?? Number.MAX_SAFE_INTEGER, 1_000);
	}
	const verified = store.verifyLog();
	store.close();
	if (!verified.ok) throw new Error(`the log is not whole: ${verified.problem}`);

	const received = hris.ledger().map(({ event }) => event);
	const receivedIds = new Set(received.map(({ id }) => id));
	const loggedIds = new Set(logged.map(({ eventId }) => eventId));
	let reordered = 0;
	const lastSeq = new Map<string, number>();
	for (const { data } of received) {
		const seq = Number(data["kiosk_seq"]);
		if (seq <= (lastSeq.get(data.employee_id) ?? 0)) reordered += 1;
		lastSeq.set(data.employee_id, seq);
	}
	return {
		kills,
		punches: acknowledged.size,
		lost: [...acknowledged.keys()].filter((id) => !receivedIds.has(id) || !loggedIds.has(id)).length,
		duplicated: received.length - receivedIds.size + logged.length - new Set(logged.map(({ note }) => note)).size,
		reordered,
		invented:
			received.filter(({ id }) => !loggedIds.has(id)).length +
			logged.filter(({ eventId }) => !receivedIds.has(eventId)).length,
	};
}
