// The outbox port in memory, for tests of the worker's decisions; the real store has tests of its own.
import type { OutboxRow, OutboxStatus } from "../../src/core/ports/stores.ts";
import type { TargetWorkerDeps } from "../../src/sync/target-worker.ts";

interface MemoryRow extends OutboxRow {
	readonly person: string;
	readonly state: "waiting" | "delivered" | "dead";
	readonly errorCode: string | null;
}

type WorkerOutbox = TargetWorkerDeps["outbox"];

export interface MemoryOutbox extends WorkerOutbox {
	status(): OutboxStatus;
	/** Adds a row that is due at `nowMs`; its event id is `<person>-<n>`. */
	add(person: string, nowMs: number): string;
	row(eventId: string): MemoryRow;
	/** Makes every call throw, as a database without a disk does. */
	breakDown(isBroken: boolean): void;
}

export function createMemoryOutbox(): MemoryOutbox {
	const rows: MemoryRow[] = [];
	let isBroken = false;

	function check(): void {
		if (isBroken) throw new Error("disk I/O error");
	}
	function replace(outboxId: number, change: Partial<MemoryRow>): void {
		check();
		const index = rows.findIndex((row) => row.outboxId === outboxId);
		const row = rows[index];
		if (!row) throw new Error(`no outbox row ${outboxId}`);
		rows[index] = { ...row, ...change };
	}
	/** The oldest waiting row of each person: nothing else may be sent. */
	function heads(): MemoryRow[] {
		const waiting = rows.filter((row) => row.state === "waiting");
		return waiting.filter((row) => waiting.find((other) => other.person === row.person) === row);
	}

	return {
		add(person, nowMs) {
			const eventId = `${person}-${rows.filter((row) => row.person === person).length + 1}`;
			rows.push({
				outboxId: rows.length + 1,
				eventId,
				person,
				target: "hris",
				bodyJson: JSON.stringify({ id: eventId }),
				attempts: 0,
				nextAttemptAtMs: nowMs,
				createdAtMs: nowMs,
				externalId: null,
				state: "waiting",
				errorCode: null,
			});
			return eventId;
		},
		row(eventId) {
			const row = rows.find((candidate) => candidate.eventId === eventId);
			if (!row) throw new Error(`no row for ${eventId}`);
			return row;
		},
		breakDown: (value) => {
			isBroken = value;
		},
		due(_query, nowMs, limit) {
			check();
			return heads()
				.filter((row) => row.nextAttemptAtMs <= nowMs)
				.slice(0, limit);
		},
		nextDueAtMs() {
			check();
			const times = heads().map((row) => row.nextAttemptAtMs);
			return times.length === 0 ? null : Math.min(...times);
		},
		together: (work) => work(),
		markDelivered: (outboxId) => replace(outboxId, { state: "delivered" }),
		markRetry(outboxId, nextAttemptAtMs, { errorCode }) {
			const attempts = (rows.find((row) => row.outboxId === outboxId)?.attempts ?? 0) + 1;
			replace(outboxId, { nextAttemptAtMs, errorCode, attempts });
		},
		markDead: (outboxId, _nowMs, { errorCode }) => replace(outboxId, { state: "dead", errorCode }),
		wake(_target, nowMs) {
			for (const row of rows.filter(({ state }) => state === "waiting"))
				replace(row.outboxId, { nextAttemptAtMs: Math.min(row.nextAttemptAtMs, nowMs) });
		},
		status: () => ({
			waiting: rows.filter(({ state }) => state === "waiting").length,
			oldestWaitingAtMs: null,
			delivered: rows.filter(({ state }) => state === "delivered").length,
			lastDeliveredAtMs: null,
			deadLetters: rows.filter(({ state }) => state === "dead").length,
			lastErrorCode: null,
		}),
	};
}
