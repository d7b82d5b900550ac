// Operators and the counters of their PINs in memory, and the services on them, for tests of rules.
import { randomBytes } from "node:crypto";
import { type AttemptBucket, emptyBucket } from "../../src/core/domain/codes/attempt-limit.ts";
import type { Operator } from "../../src/core/domain/operator.ts";
import type { Clock, Log, PinHasher } from "../../src/core/ports/environment.ts";
import type { OperatorBuckets, OperatorStore } from "../../src/core/ports/operators.ts";
import type { AuditStore, SettingsStore } from "../../src/core/ports/stores.ts";
import { createOperatorPins } from "../../src/core/services/operation/operator-pins.ts";
import { createOperatorService } from "../../src/core/services/operation/operator-service.ts";
import { createSupervisorService } from "../../src/core/services/operation/supervisor-service.ts";
import { createCountingIds } from "./environment.ts";

function createMemoryOperators(): OperatorStore & OperatorBuckets {
	const rows = new Map<string, { operator: Operator; pinHash: string }>();
	const buckets = new Map<string, AttemptBucket>();
	const change = (operatorId: string, changes: Partial<Operator>, pinHash?: string) => {
		const row = rows.get(operatorId);
		if (row) rows.set(operatorId, { operator: { ...row.operator, ...changes }, pinHash: pinHash ?? row.pinHash });
	};
	return {
		list: () => [...rows.values()].map(({ operator }) => operator),
		find: (operatorId) => rows.get(operatorId)?.operator ?? null,
		credentials: () => [...rows].map(([operatorId, { pinHash }]) => ({ operatorId, pinHash })),
		add: (operator, pinHash) => void rows.set(operator.operatorId, { operator, pinHash }),
		change,
		writePin: (operatorId, pinHash, nowMs) => change(operatorId, { pinSetAtMs: nowMs }, pinHash),
		remove: (operatorId) => void rows.delete(operatorId),
		readBucket: (name) => buckets.get(name) ?? emptyBucket,
		writeBucket: (name, bucket) => void buckets.set(name, bucket),
	};
}

export interface OperatorFixtureDeps {
	readonly settings: SettingsStore;
	readonly pinHasher: PinHasher;
	readonly audit: AuditStore;
	readonly clock: Clock;
	readonly log: Log;
}

/** `restart` is the same kiosk after a power cycle: what was on disk, with another PIN hasher where one is given. */
export function createOperatorFixture(deps: OperatorFixtureDeps, store = createMemoryOperators()) {
	const ids = createCountingIds();
	const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };
	const pins = createOperatorPins({ operators: store, pinHasher: deps.pinHasher, random });
	const access = { ...deps, operators: store, pins, ids, transaction: <Result>(work: () => Result) => work() };
	return {
		store,
		supervisor: createSupervisorService({ ...access, locks: deps.settings, buckets: store }),
		operators: createOperatorService(access),
		restart: (changes: Partial<OperatorFixtureDeps> = {}) => createOperatorFixture({ ...deps, ...changes }, store),
	};
}
