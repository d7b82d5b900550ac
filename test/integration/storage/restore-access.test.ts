// What a restore must not give back: access, consents and keys are as the folder that is replaced last knew them.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createSystemClock } from "../../../src/app/system-clock.ts";
import type { Store } from "../../../src/storage/open-store.ts";
import { createRestoreBench, RECOVERY_CODE } from "../../support/restore-bench.ts";
import {
	CONTRACT,
	differenceOf,
	embeddingOf,
	employeeId,
	enroll,
	TRANSFORM_ERROR,
} from "../../support/store-fixture.ts";

const clock = createSystemClock();
const MINUTE_MS = 60_000;

let bench: ReturnType<typeof createRestoreBench>;
beforeEach(() => {
	bench = createRestoreBench();
});
afterEach(() => bench.dispose());

/** A change of access is in the log, and so makes the folder the later one. */
function audited(store: Store, work: () => void): void {
	store.transaction(() => {
		work();
		store.audit.append({ atMs: clock.nowMs(), actor: "test", action: "operators.change", subject: null, detail: {} });
	});
}

const ani = { operatorId: "a", name: "Ani", role: "administrator", pinSetAtMs: 1, createdAtMs: 1 } as const;
const budi = { operatorId: "b", name: "Budi", role: "administrator", pinSetAtMs: 1, createdAtMs: 2 } as const;

function withOperators(): Store {
	const store = bench.begin();
	store.operators.add(ani, "first PIN of Ani");
	store.operators.add(budi, "PIN of Budi");
	return store;
}

const access = (store: Store) =>
	store.operators
		.list()
		.map(({ operatorId, role }, i) => [operatorId, role, store.operators.credentials()[i]?.pinHash]);

describe("operators", () => {
	it("keep the PIN and role that they were given since, and those who came since stay", async () => {
		const store = withOperators();
		const path = await bench.backUp();
		audited(store, () => {
			store.operators.writePin("a", "second PIN of Ani", clock.nowMs());
			store.operators.change("b", { name: "Budi", role: "auditor" });
			store.operators.add(
				{ ...ani, operatorId: "c", name: "Citra", role: "supervisor", createdAtMs: 3 },
				"PIN of Citra",
			);
		});
		store.close();
		bench.restore(path);
		expect(access(bench.open())).toEqual([
			["a", "administrator", "second PIN of Ani"],
			["b", "auditor", "PIN of Budi"],
			["c", "supervisor", "PIN of Citra"],
		]);
	});

	it("stay as the backup has them where it is the newer one", async () => {
		const store = withOperators();
		const older = await bench.backUp();
		audited(store, () => store.operators.writePin("a", "second PIN of Ani", clock.nowMs()));
		const newer = await bench.backUp();
		store.close();
		const other = `${bench.dataDir}-other`;
		bench.restore(older, { dataDir: other, purpose: "move" });
		bench.restore(newer, { dataDir: other });
		expect(access(bench.open(other))[0]).toEqual(["a", "administrator", "second PIN of Ani"]);
	});

	it("who are locked out stay so", async () => {
		const store = withOperators();
		const path = await bench.backUp();
		const locked = { failedAttempts: 9, lockedUntilMs: clock.nowMs() + 30 * MINUTE_MS };
		store.settings.writePinLock(locked);
		store.recovery.writeLock(locked);
		store.personalCodes.writeBucket("operatorPin", { level: 19, sinceMs: 5 });
		store.close();
		bench.restore(path);
		const restored = bench.open();
		expect(restored.settings.readPinLock()).toEqual(locked);
		expect(restored.recovery.readLock()).toEqual(locked);
		expect(restored.personalCodes.readBucket("operatorPin")).toEqual({ level: 19, sinceMs: 5 });
	});
});

describe("codes", () => {
	it("does not bring back a recovery paper that was used up", async () => {
		const store = withOperators();
		const path = await bench.backUp();
		store.recovery.discard();
		store.close();
		bench.restore(path);
		expect(bench.open().recovery.opens(RECOVERY_CODE)).toBe(false);
	});

	it("keeps the PINs of employees as they were last", async () => {
		const store = withOperators();
		for (const id of ["QL-1", "QL-2"]) store.personalCodes.writePin(employeeId(id), `first PIN of ${id}`, 1);
		const path = await bench.backUp();
		audited(store, () => {
			store.personalCodes.writePin(employeeId("QL-1"), "second PIN of QL-1", 2);
			store.personalCodes.removePin(employeeId("QL-2"));
		});
		store.close();
		bench.restore(path);
		const restored = bench.open();
		expect(restored.personalCodes.readPin(employeeId("QL-1"))?.hash).toBe("second PIN of QL-1");
		expect(restored.personalCodes.readPin(employeeId("QL-2"))).toBeNull();
	});
});

describe("consents", () => {
	it("that were given anew since count, with their history", async () => {
		const store = bench.begin();
		const atMs = clock.nowMs();
		store.consents.withdraw(employeeId("QL-1"), { atMs, takenBy: "operator:a", reference: "R" });
		const path = await bench.backUp();
		const consent = { version: "2026-11", language: "id", acceptedAtMs: atMs + 1 } as const;
		store.consents.renew(employeeId("QL-1"), consent, "operator:a");
		const history = store.consents.history(employeeId("QL-1"));
		store.close();
		bench.restore(path);
		const restored = bench.open();
		expect(restored.consents.pending()).toEqual([]);
		expect(restored.consents.history(employeeId("QL-1"))).toEqual(history);
		expect(restored.employees.templates(employeeId("QL-1"))).toHaveLength(1);
	});

	it("that were taken back before the backup's was given do not end that one", async () => {
		const store = bench.begin();
		const atMs = clock.nowMs();
		store.consents.withdraw(employeeId("QL-1"), { atMs, takenBy: "operator:a", reference: "R" });
		const older = await bench.backUp();
		store.consents.renew(
			employeeId("QL-1"),
			{ version: "2026-11", language: "id", acceptedAtMs: atMs + 1 },
			"operator:a",
		);
		const newer = await bench.backUp();
		store.close();
		const other = `${bench.dataDir}-other`;
		bench.restore(older, { dataDir: other });
		bench.restore(newer, { dataDir: other });
		expect(bench.open(other).consents.pending()).toEqual([]);
	});
});

describe("template keys of two histories", () => {
	it("takes the template of a newcomer over where the key is the same one", async () => {
		const store = bench.begin();
		const path = await bench.backUp();
		enroll(store, "QL-3", 3);
		store.close();
		bench.restore(path);
		const [template] = bench.open().employees.templates(employeeId("QL-3"));
		expect(differenceOf(template?.embedding ?? new Float32Array(), embeddingOf(3))).toBeLessThan(TRANSFORM_ERROR);
	});

	it("compares no two keys that only have their number in common", async () => {
		const store = bench.begin();
		const older = await bench.backUp();
		store.templateKeys.revoke();
		const newer = await bench.backUp();
		store.close();
		// The older history goes on to a second key of its own, under which somebody is enrolled.
		const other = `${bench.dataDir}-other`;
		bench.restore(older, { dataDir: other });
		const branch = bench.open(other);
		branch.templateKeys.revoke();
		enroll(branch, "QL-3", 3);
		branch.close();
		bench.restore(newer, { dataDir: other });
		const restored = bench.open(other);
		expect(restored.employees.list(CONTRACT).find((person) => person.employeeId === "QL-3")?.templateCount).toBe(0);
	});
});
