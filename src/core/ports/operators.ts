// Operators and the hashes of their PINs. Synchronous like all stores.
import type { AttemptBucket } from "../domain/codes/attempt-limit.ts";
import type { Operator } from "../domain/operator.ts";
import type { OperatorRole } from "../domain/role.ts";

export interface OperatorCredential {
	readonly operatorId: string;
	readonly pinHash: string;
}

export interface OperatorStore {
	/** Oldest first. */
	list(): Operator[];
	find(operatorId: string): Operator | null;
	/** In the order of `list`. */
	credentials(): OperatorCredential[];
	add(operator: Operator, pinHash: string): void;
	change(operatorId: string, to: { readonly name: string; readonly role: OperatorRole }): void;
	writePin(operatorId: string, pinHash: string, nowMs: number): void;
	remove(operatorId: string): void;
}

/** Wrong tries, and PINs that were changed, counted on disk. */
export interface OperatorBuckets {
	readBucket(name: "operatorPin" | "operatorPinChange"): AttemptBucket;
	writeBucket(name: "operatorPin" | "operatorPinChange", bucket: AttemptBucket): void;
}
