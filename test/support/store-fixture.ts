// A data folder of its own for each test, and the small things that a store test needs.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { createSystemClock } from "../../src/app/system-clock.ts";
import type { PunchDraft } from "../../src/core/domain/attendance/attendance-event.ts";
import { type EmployeeId, parseEmployeeId, type Template } from "../../src/core/domain/employee.ts";
import type { Clock, Log } from "../../src/core/ports/environment.ts";
import type { SecretStore } from "../../src/core/ports/secrets.ts";
import type { OutboxDraft } from "../../src/core/ports/stores.ts";
import { createKeyFileSecretStore } from "../../src/storage/keys/key-file-secret-store.ts";
import { openStore, type Store } from "../../src/storage/open-store.ts";

export const CONTRACT = "contract-a";

export interface StoreFixture {
	readonly dataDir: string;
	readonly databasePath: string;
	readonly secretDir: string;
	readonly secrets: SecretStore;
	open(options?: { clock?: Clock; log?: Log }): Store;
	/** Closes what is open and deletes the folder. */
	dispose(): void;
}

export function createStoreFixture(): StoreFixture {
	const root = mkdtempSync(join(tmpdir(), "hadir-store-"));
	const dataDir = join(root, "data");
	const secretDir = join(root, "keys");
	const secrets = createKeyFileSecretStore(secretDir);
	const stores: Store[] = [];
	return {
		dataDir,
		databasePath: join(dataDir, "hadir.db"),
		secretDir,
		secrets,
		open: ({ clock = createSystemClock(), log } = {}) => {
			const store = openStore({ dataDir, secrets, clock, ids: { uuidv7 }, ...(log ? { log } : {}) });
			stores.push(store);
			return store;
		},
		dispose: () => {
			for (const store of stores) store.close();
			rmSync(root, { recursive: true, force: true });
		},
	};
}

export function employeeId(value: string): EmployeeId {
	const id = parseEmployeeId(value);
	if (!id) throw new Error(`${value} is no employee id`);
	return id;
}

/** A unit vector that differs by `seed`. */
export function embeddingOf(seed: number, dimension = 8): Float32Array {
	const values = Float32Array.from({ length: dimension }, (_, index) => Math.sin(seed * 7.13 + index * 1.7) + 0.01);
	const norm = Math.hypot(...values);
	return values.map((value) => value / norm);
}

export function templateOf(id: EmployeeId, seed: number, changes: Partial<Template> = {}): Template {
	return {
		templateId: uuidv7(),
		employeeId: id,
		templateContractId: CONTRACT,
		embedding: embeddingOf(seed),
		pose: "front",
		quality: 80,
		source: "kiosk",
		createdAtMs: 1_790_000_000_000 + seed,
		...changes,
	};
}

/** How far float32 may take a template that went through secret transforms and back. */
export const TRANSFORM_ERROR = 2e-6;

/** The largest difference between two embeddings' numbers; Infinity where they differ in length. */
export function differenceOf(a: Float32Array, b: Float32Array): number {
	if (a.length !== b.length) return Number.POSITIVE_INFINITY;
	return a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? 0))), 0);
}

/** Enrolls somebody with one template. */
export function enroll(store: Pick<Store, "employees">, value: string, seed = 1): EmployeeId {
	const id = employeeId(value);
	store.employees.enroll({ employeeId: id, name: `Name of ${value}`, consent: null }, [templateOf(id, seed)], {
		replace: false,
	});
	return id;
}

export function punchOf(id: EmployeeId, changes: Partial<PunchDraft> = {}): PunchDraft {
	return {
		eventId: uuidv7(),
		employeeId: id,
		direction: "IN",
		directionSource: "alternating",
		occurredAtMs: 1_790_000_000_000,
		timeZone: "Asia/Jakarta",
		offsetMinutes: 420,
		method: "face",
		confidence: "high",
		similarity: 0.71,
		livenessScore: 0.93,
		templateContractId: CONTRACT,
		clockState: "trusted",
		estimatedAtMs: null,
		note: null,
		workDate: null,
		shift: null,
		corrects: null,
		...changes,
	};
}

/** One outbox row to the target `hris`, with the sequence number in its body. */
export function outboxOf(draft: PunchDraft): (kioskSeq: number) => readonly OutboxDraft[] {
	return (kioskSeq) => [
		{ eventId: draft.eventId, target: "hris", bodyJson: JSON.stringify({ id: draft.eventId, kioskSeq }) },
	];
}

export function punch(store: Pick<Store, "attendance">, id: EmployeeId, changes: Partial<PunchDraft> = {}) {
	const draft = punchOf(id, changes);
	return store.attendance.append(draft, outboxOf(draft));
}
