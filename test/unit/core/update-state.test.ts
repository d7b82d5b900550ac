// Whatever happens in whatever order: nothing is installed that was not checked, and nothing without a backup.
import fc from "fast-check";
import { expect, it } from "vitest";
import { emptyUpdateRecord, type PastUpdate, withPast } from "../../../src/core/domain/update/update-record.ts";
import {
	nextUpdateState,
	noUpdate,
	type UpdateState,
	type UpdateStep,
} from "../../../src/core/domain/update/update-state.ts";
import { nodeFile, releaseOf } from "../../support/memory-updates.ts";

const one = releaseOf("1.3.0");
const otherFile = releaseOf("1.3.0", { files: [{ ...nodeFile, sha512: "b".repeat(86).concat("==") }] });
const step: fc.Arbitrary<UpdateStep> = fc.constantFrom<UpdateStep[]>(
	{ step: "found", release: one },
	{ step: "found", release: releaseOf("1.4.0") },
	{ step: "found", release: otherFile },
	{ step: "nothing" },
	{ step: "downloading", doneBytes: 10 },
	{ step: "verified" },
	{ step: "backingUp" },
	{ step: "backedUp", backup: "b" },
	{ step: "failed" },
	{ step: "tried", version: "1.3.0", from: "1.2.0", backup: "b" },
	{ step: "settled" },
);

it("reaches each phase only from the one before it", () => {
	const mayFollow: Record<UpdateState["phase"], readonly UpdateState["phase"][]> = {
		idle: ["found", "trial"],
		found: ["found", "idle", "downloading", "trial"],
		downloading: ["downloading", "ready", "found", "trial"],
		ready: ["found", "idle", "backingUp", "trial"],
		backingUp: ["installing", "ready", "trial"],
		installing: ["found", "trial"],
		trial: ["idle", "trial"],
	};
	fc.assert(
		fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
			let state: UpdateState = noUpdate;
			for (const event of steps) {
				const next = nextUpdateState(state, event);
				if (next !== state) expect(mayFollow[state.phase]).toContain(next.phase);
				state = next;
			}
		}),
		{ numRuns: 2000 },
	);
});

it("installs exactly the release that was verified, since the last time another was found", () => {
	fc.assert(
		fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
			let state: UpdateState = noUpdate;
			let verified: unknown = null;
			for (const event of steps) {
				const next = nextUpdateState(state, event);
				if (next.phase === "ready" && state.phase === "downloading") verified = next.release;
				if (next.phase === "found" && next !== state) verified = null;
				if (next.phase === "installing") expect(next.release).toBe(verified);
				state = next;
			}
		}),
		{ numRuns: 2000 },
	);
});

it("fetches anew what has another file under the same version, and keeps what was only signed again", () => {
	const ready: UpdateState = { phase: "ready", release: one };
	expect(nextUpdateState(ready, { step: "found", release: otherFile }).phase).toBe("found");
	expect(nextUpdateState(ready, { step: "found", release: { ...one, stagingPercentage: 50 } })).toBe(ready);
});

it("remembers what was sent back until that version proves itself, and the same failure once", () => {
	const past = (changes: Partial<PastUpdate>): PastUpdate => ({
		version: "1.3.0",
		from: "1.2.0",
		outcome: "rolledBack",
		reason: "crashed",
		atMs: 1,
		...changes,
	});
	const sentBack = withPast(emptyUpdateRecord, past({}));
	expect(sentBack.rolledBack).toEqual(["1.3.0"]);
	expect(withPast(sentBack, past({ outcome: "healthy", reason: null })).rolledBack).toEqual([]);
	expect(withPast(sentBack, past({ version: "1.4.0", outcome: "healthy", reason: null })).rolledBack).toEqual([
		"1.3.0",
	]);
	const failure = past({ version: "1.5.0", outcome: "failed", reason: "download" });
	const twice = withPast(withPast(sentBack, failure), { ...failure, atMs: 9 });
	expect(twice.history.map(({ outcome, atMs }) => [outcome, atMs])).toEqual([
		["failed", 9],
		["rolledBack", 1],
	]);
});
