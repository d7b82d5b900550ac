// From the feed to the trial: what happens by itself, what somebody asks for, and what each failure leaves behind.
import { beforeEach, describe, expect, it } from "vitest";
import { createQuietMoments } from "../../../src/core/services/update/quiet-moments.ts";
import { createUpdateService } from "../../../src/core/services/update/update-service.ts";
import { createRecordingLog } from "../../support/environment.ts";
import { createManualTime, type ManualTime } from "../../support/manual-time.ts";
import { createMemoryAudit, createMemorySettings } from "../../support/memory-settings.ts";
import { createUpdateWorld, portsOf, releaseOf, type UpdateWorld } from "../../support/memory-updates.ts";

const HOUR_MS = 3_600_000;
let world: UpdateWorld;
let time: ManualTime;
let audit: ReturnType<typeof createMemoryAudit>;
beforeEach(() => {
	world = createUpdateWorld(releaseOf("1.3.0"));
	time = createManualTime();
	audit = createMemoryAudit();
});

/** As the program of that version that has just been started. */
function start(version = "1.2.0", hasFeed = true) {
	const ports = portsOf(world);
	const settings = createMemorySettings();
	settings.update({ setupCompleted: true });
	const service = createUpdateService({
		...ports,
		feed: hasFeed ? ports.feed : null,
		version,
		databaseVersion: 100,
		channel: "stable",
		settings,
		audit,
		clock: time.clock,
		log: createRecordingLog(),
	});
	service.settle();
	return service;
}

const audited = () =>
	audit
		.list(50)
		.map(({ action }) => action)
		.reverse();

describe("by itself", () => {
	it("fetches, backs up and installs in a quiet moment, each step audited", async () => {
		const service = start();
		await service.runDue();
		expect(world.done).toEqual(["prepare 1.3.0", "backup", "install 1.3.0"]);
		expect(audited()).toEqual(["update.found", "update.ready", "update.install"]);
		expect(world.record.trial).toMatchObject({ version: "1.3.0", from: "1.2.0", backup: "hadir-x-update.hadirbackup" });
	});

	it("waits while somebody is there, and says so", async () => {
		world.waitingFor = "people";
		const service = start();
		await service.runDue();
		await service.runDue();
		expect(world.done).toEqual(["prepare 1.3.0"]);
		expect(service.overview()).toMatchObject({ state: { phase: "ready" }, waitingFor: "people" });
		world.waitingFor = null;
		await service.runDue();
		expect(world.done).toEqual(["prepare 1.3.0", "backup", "install 1.3.0"]);
	});

	it("does not install without a backup, and tries again an hour later", async () => {
		world.fails = { backup: "backup" };
		const service = start();
		await service.runDue();
		await service.runDue();
		expect(world.done).toEqual(["prepare 1.3.0"]);
		expect(world.record.history).toMatchObject([{ version: "1.3.0", outcome: "failed", reason: "backup" }]);
		world.fails = {};
		await service.runDue();
		expect(world.done).toEqual(["prepare 1.3.0"]);
		await time.advance(HOUR_MS);
		await service.runDue();
		expect(world.done).toEqual(["prepare 1.3.0", "backup", "install 1.3.0"]);
	});

	it("looks again after six hours, or one when the feed did not answer", async () => {
		world.fails = { feed: "feed" };
		const service = start();
		await service.runDue();
		expect(service.overview()).toMatchObject({ lastCheckFailure: "feed", state: { phase: "idle" } });
		world.fails = {};
		await service.runDue();
		expect(world.done).toEqual([]);
		await time.advance(HOUR_MS);
		world.waitingFor = "hour";
		await service.runDue();
		expect(service.overview()).toMatchObject({ lastCheckFailure: null, state: { phase: "ready" } });
		world.latest = releaseOf("1.2.0");
		await time.advance(6 * HOUR_MS);
		await service.runDue();
		expect(service.overview()).toMatchObject({ state: { phase: "idle" }, notTaken: { because: "same" } });
	});

	it("does nothing without a feed, and says why when asked", async () => {
		const service = start("1.2.0", false);
		await service.runDue();
		await expect(service.check("administrator")).rejects.toMatchObject({
			code: "UPDATE_NOT_POSSIBLE",
			data: { reason: "noFeed" },
		});
		expect(service.overview()).toMatchObject({ feedHost: null });
	});

	it("puts the record back as it was when the switch is refused", async () => {
		world.fails = { install: "install" };
		const service = start();
		await service.runDue();
		expect(world.record).toMatchObject({ trial: null, lastInstalled: null });
		expect(world.record.history).toMatchObject([{ outcome: "failed", reason: "install" }]);
		expect(service.overview().state.phase).toBe("found");
	});
});

describe("the trial", () => {
	beforeEach(async () => {
		await start().runDue();
		world.done.length = 0;
	});

	it("that goes well is told once, and the version before is kept in mind", async () => {
		const service = start("1.3.0");
		expect(service.overview().state).toMatchObject({ phase: "trial", version: "1.3.0", from: "1.2.0" });
		await service.runDue();
		expect(world.done).toEqual([]);
		world.outcome = { version: "1.3.0", outcome: "healthy", reason: null, atMs: 5 };
		await service.runDue();
		expect(service.overview()).toMatchObject({ state: { phase: "idle" }, history: [{ outcome: "healthy" }] });
		expect(world.record).toMatchObject({ trial: null, lastInstalled: { from: "1.2.0" } });
		expect(audited().at(-1)).toBe("update.healthy");
	});

	it("that goes wrong is told by the version before, which does not try it again by itself", async () => {
		world.outcome = { version: "1.3.0", outcome: "rolledBack", reason: "notReady", atMs: 5 };
		const service = start("1.2.0");
		expect(world.record.rolledBack).toEqual(["1.3.0"]);
		await time.advance(6 * HOUR_MS);
		await service.runDue();
		expect(world.done).toEqual([]);
		expect(service.overview().notTaken).toEqual({ version: "1.3.0", because: "rolledBack" });
		world.latest = releaseOf("1.3.1");
		await time.advance(6 * HOUR_MS);
		await service.runDue();
		expect(world.done).toEqual(["prepare 1.3.1", "backup", "install 1.3.1"]);
	});

	it("of a switch that never happened is forgotten", () => {
		expect(start("1.2.0").overview().state.phase).toBe("idle");
		expect(world.record.trial).toBeNull();
	});
});

describe("asked for", () => {
	it("installs at once, whatever the hour and the rollout", async () => {
		world.waitingFor = "hour";
		world.latest = releaseOf("1.3.0", { stagingPercentage: 0 });
		const service = start();
		await service.check("administrator");
		expect(service.overview().notTaken).toEqual({ version: "1.3.0", because: "notYet" });
		await service.install("administrator");
		expect(world.done).toEqual(["prepare 1.3.0", "backup", "install 1.3.0"]);
	});

	it("refuses an older release, and says why", async () => {
		world.latest = releaseOf("1.1.0");
		await expect(start().install("administrator")).rejects.toMatchObject({
			code: "UPDATE_NOT_POSSIBLE",
			data: { reason: "older" },
		});
	});

	it("says what failed, and the kiosk goes on", async () => {
		world.fails = { prepare: "signature" };
		const service = start();
		await expect(service.install("administrator")).rejects.toMatchObject({
			code: "UPDATE_FAILED",
			data: { reason: "signature" },
		});
		expect(service.overview().state.phase).toBe("found");
	});

	it("goes back by hand, and what was left is not installed by itself again", async () => {
		const service = start("1.3.0");
		await expect(service.goBack("administrator")).rejects.toMatchObject({ data: { reason: "noPrevious" } });
		world.previous = "1.2.0";
		await service.goBack("administrator");
		expect(world.done).toEqual(["goBack 1.2.0"]);
		expect(world.record).toMatchObject({ rolledBack: ["1.3.0"], trial: null });
		await start("1.2.0").runDue();
		expect(world.done).toEqual(["goBack 1.2.0"]);
	});
});

it("a moment is quiet at night with nobody disturbed and no backup under way", () => {
	const night = createManualTime(Date.UTC(2026, 10, 22, 19, 30)).clock;
	const day = createManualTime(Date.UTC(2026, 10, 22, 5, 0)).clock;
	const settings = createMemorySettings();
	const ask = (clock = night, isUndisturbed = true, isBackingUp = false) =>
		createQuietMoments({
			maintenance: { isUndisturbed: () => isUndisturbed },
			settings,
			isBackingUp: () => isBackingUp,
			clock,
		}).waitingFor();
	expect(ask()).toBeNull();
	expect(ask(day)).toBe("hour");
	expect(ask(night, false)).toBe("people");
	expect(ask(night, true, true)).toBe("backup");
});
