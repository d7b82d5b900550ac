// Numbers for the charts. None of them is about a person.
import type { Fault, FaultCount } from "../domain/operation/fault.ts";
import type { PresentationEnding } from "../domain/recognition/presentation-ending.ts";

export interface DayOfEndings {
	/** `2026-11-03` */
	readonly date: string;
	readonly counts: Readonly<Partial<Record<PresentationEnding, number>>>;
}

export interface BacklogSample {
	readonly atMs: number;
	readonly waiting: number;
	readonly deadLetters: number;
}

export interface CounterStore {
	/** One more; days before `keptFrom` are forgotten. */
	countEnding(date: string, ending: PresentationEnding, keptFrom: string): void;
	/** By date. */
	endings(fromDate: string): DayOfEndings[];
	/** Samples before `keptFromMs` are forgotten. */
	sampleBacklog(sample: BacklogSample, keptFromMs: number): void;
	/** By time. */
	backlog(fromMs: number): BacklogSample[];
	/** Of face punches since then: how many had a similarity in each fiftieth, by its lower end. */
	similarities(fromMs: number): { readonly from: number; readonly count: number }[];
	/** One more of its kind on that day. */
	countFault(date: string, atMs: number, fault: Fault): void;
	/** Of each kind that there ever was; those of `weekFrom` and later are its last week. */
	faults(weekFrom: string): FaultCount[];
}
