// Small ports for tests.
import { type EmployeeId, parseEmployeeId } from "../../src/core/domain/employee.ts";
import type { IdSource, Log, OutboxSignal, PinHasher } from "../../src/core/ports/environment.ts";

export function employeeId(value: string): EmployeeId {
	const id = parseEmployeeId(value);
	if (!id) throw new Error(`"${value}" is no employee id`);
	return id;
}

/** UUIDv7s that count up. */
export function createCountingIds(): IdSource {
	let count = 0;
	return {
		uuidv7() {
			count += 1;
			return `0193a000-0000-7000-8000-${String(count).padStart(12, "0")}`;
		},
	};
}

export interface RecordingLog extends Log {
	readonly lines: readonly {
		readonly level: "info" | "warn" | "error";
		readonly message: string;
		readonly fields: unknown;
	}[];
}

export function createRecordingLog(): RecordingLog {
	const lines: RecordingLog["lines"][number][] = [];
	const write = (level: "info" | "warn" | "error") => (fields: unknown, message: string) =>
		void lines.push({ level, message, fields });
	return { lines, info: write("info"), warn: write("warn"), error: write("error") };
}

export interface CountingSignal extends OutboxSignal {
	wakes(): number;
}

export function createCountingSignal(): CountingSignal {
	let count = 0;
	return {
		wake() {
			count += 1;
		},
		wakes: () => count,
		network: () => "online",
		activity: () => ({ state: "online", cause: null, nextTryAtMs: null, deliveredLastMinute: 0, notice: null }),
	};
}

/** Takes no time; argon2 itself is tested with the real one. */
export function createPlainPinHasher(): PinHasher {
	return { hash: async (pin) => `hash of ${pin}`, verify: async (hash, pin) => hash === `hash of ${pin}` };
}
