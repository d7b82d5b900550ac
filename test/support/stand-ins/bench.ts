// What the conformance suite needs of each kind of target: a connector at a stand-in that keeps what it took.
import type { TargetSecrets, TargetSettings } from "../../../src/core/domain/delivery/target.ts";
import type { Fault } from "./faulty-server.ts";

export interface AcceptedPunch {
	/** What the target calls the person. */
	readonly person: string;
	readonly direction: "IN" | "OUT";
	/** 2026-11-22T01:01:02Z, or to the minute where the system keeps minutes. */
	readonly at: string;
}

export interface TargetBench {
	readonly settings: TargetSettings;
	readonly secrets: TargetSecrets;
	/** In the order in which they are kept. */
	accepted(): readonly AcceptedPunch[];
	setFault(fault: Fault): void;
	stop(): Promise<void>;
}
