import { describe, expect, test } from "vitest";
import type { DeliveryOutcome } from "../../../src/core/ports/hris-target.ts";
import { PAUSE_MS } from "../../../src/sync/target-health.ts";
import { settle } from "../../support/manual-time.ts";
import { createScriptedTarget } from "../../support/scripted-target.ts";
import { createWorkerFixture } from "../../support/worker-fixture.ts";

const delivered: DeliveryOutcome = { kind: "delivered" };
const unreachable: DeliveryOutcome = {
	kind: "retry",
	scope: "target",
	errorCode: "HRIS_UNREACHABLE",
	retryAfterMs: null,
};
const failing: DeliveryOutcome = { kind: "retry", scope: "record", errorCode: "HRIS_FAILING", retryAfterMs: null };

describe("delivering", () => {
	test("sends what waits at start and what comes later on wake, then sleeps without any timer", async () => {
		const { add, worker, target, time, outbox } = createWorkerFixture(() => delivered);
		add("ani");
		worker.start();
		await settle();
		add("budi");
		worker.wake();
		await settle();
		expect(target.sent).toEqual(["ani-1", "budi-1"]);
		expect(outbox.status()).toMatchObject({ waiting: 0, delivered: 2 });
		expect(time.pending()).toBe(0);
	});

	test("sends nothing before start and after stop", async () => {
		const { add, worker, target } = createWorkerFixture(() => delivered);
		add("ani");
		worker.wake();
		await settle();
		worker.start();
		await settle();
		await worker.stop();
		add("ani");
		worker.wake();
		await settle();
		expect(target.sent).toEqual(["ani-1"]);
	});

	test("has one request a person under way, and four at most", async () => {
		const { add, worker, target } = createWorkerFixture(() => null);
		for (const person of ["ani", "ani", "budi", "citra", "dewi", "eko"]) add(person);
		worker.start();
		await settle();
		expect(target.sent).toEqual(["ani-1", "budi-1", "citra-1", "dewi-1"]);
		target.open.get("ani-1")?.(delivered);
		await settle();
		// Everybody else's oldest goes before a second one of the same person.
		expect(target.sent.slice(4)).toEqual(["eko-1"]);
		target.open.get("eko-1")?.(delivered);
		await settle();
		expect(target.sent.slice(5)).toEqual(["ani-2"]);
		expect(target.peak()).toBe(4);
	});

	test("a later event of a person waits until the earlier one is through", async () => {
		let isFirst = true;
		const { add, worker, target, time } = createWorkerFixture(({ eventId }) => {
			if (eventId !== "ani-1" || !isFirst) return delivered;
			isFirst = false;
			return failing;
		});
		for (const person of ["ani", "ani", "budi"]) add(person);
		worker.start();
		await time.advance(60_000);
		expect(target.sent).toEqual(["ani-1", "budi-1", "ani-1", "ani-2"]);
	});
});

describe("a poisoned record", () => {
	test("that is refused becomes a dead letter and lets everything else through", async () => {
		const { add, worker, outbox, target } = createWorkerFixture(({ eventId }) =>
			eventId === "ani-1" ? { kind: "dead", errorCode: "HRIS_REJECTED" } : delivered,
		);
		for (const person of ["ani", "ani", "budi"]) add(person);
		worker.start();
		await settle();
		expect(outbox.row("ani-1")).toMatchObject({ state: "dead", errorCode: "HRIS_REJECTED" });
		expect(target.sent).toEqual(["ani-1", "budi-1", "ani-2"]);
	});

	test.each([
		["answered with 500", failing],
		["that cuts the connection every time", unreachable],
	])("%s is tried ever more rarely and stops nobody else", async (_case, answer) => {
		const { add, worker, outbox, target, time } = createWorkerFixture(({ eventId }) =>
			eventId === "ani-1" ? answer : delivered,
		);
		add("ani");
		const others = Array.from({ length: 50 }, (_, index) => add(`person${index}`));
		worker.start();
		await time.advance(600_000);
		for (const eventId of others) expect(outbox.row(eventId).state).toBe("delivered");
		expect(outbox.row("ani-1").state).toBe("waiting");
		expect(target.sent.filter((eventId) => eventId === "ani-1").length).toBeLessThan(40);
	});
});

test("a connector that fails on a record stops nobody else", async () => {
	const { add, worker, outbox, setTarget, time, lines } = createWorkerFixture(() => delivered);
	const good = createScriptedTarget(() => delivered);
	setTarget({
		...good,
		deliver: async (delivery, signal) => {
			if (delivery.eventId === "ani-1") throw new TypeError("a fault in the connector");
			return good.deliver(delivery, signal);
		},
	});
	for (const person of ["ani", "budi", "citra"]) add(person);
	worker.start();
	await time.advance(1_000);
	expect(outbox.row("ani-1").state).toBe("waiting");
	expect(outbox.status()).toMatchObject({ delivered: 2, waiting: 1 });
	expect(worker.activity()?.state).toBe("online");
	expect(lines).toContain("a connector failed");
});

describe("an outage", () => {
	test("is probed one record at a time, ends at once for all, and shows as offline meanwhile", async () => {
		let isDown = true;
		const { add, worker, target, time, outbox } = createWorkerFixture(() => (isDown ? unreachable : delivered));
		for (let index = 0; index < 20; index += 1) add(`person${index}`);
		worker.start();
		expect(worker.activity()?.state).toBe("online");
		await time.advance(3_600_000);
		expect(worker.activity()?.state).toBe("offline");
		expect(outbox.status().waiting).toBe(20);
		expect(target.sent.length).toBeLessThan(150);
		isDown = false;
		await time.advance(30_000);
		expect(worker.activity()?.state).toBe("online");
		expect(outbox.status()).toMatchObject({ waiting: 0, delivered: 20 });
		expect(time.pending()).toBe(0);
	});

	test("a single waiting record is not later than half a minute after its end", async () => {
		let isDown = true;
		const { add, worker, time, outbox } = createWorkerFixture(() => (isDown ? unreachable : delivered));
		add("ani");
		worker.start();
		await time.advance(72 * 3_600_000);
		isDown = false;
		await time.advance(30_000);
		expect(outbox.row("ani-1").state).toBe("delivered");
	});

	test("new events do not hammer a target that is down", async () => {
		const { add, worker, target, time } = createWorkerFixture(() => unreachable);
		add("ani");
		worker.start();
		await time.advance(60_000);
		const before = target.sent.length;
		for (let index = 0; index < 30; index += 1) {
			add(`person${index}`);
			worker.wake();
		}
		await settle();
		expect(target.sent.length).toBe(before);
	});
});

describe("what the target asks for", () => {
	test("Retry-After holds everything back, and not a moment longer", async () => {
		let isBusy = true;
		const { add, worker, target, time } = createWorkerFixture(() =>
			isBusy ? { kind: "retry", scope: "target", errorCode: "HRIS_BUSY", retryAfterMs: 120_000 } : delivered,
		);
		add("ani");
		worker.start();
		await settle();
		isBusy = false;
		add("budi");
		worker.wake();
		await time.advance(119_999);
		expect(target.sent).toEqual(["ani-1"]);
		await time.advance(1);
		expect([...target.sent].sort()).toEqual(["ani-1", "ani-1", "budi-1"]);
	});

	test("a pause stops the target, a new event does not lift it, time does", async () => {
		let isRefused = true;
		const { add, worker, target, time, outbox } = createWorkerFixture(() =>
			isRefused ? { kind: "pause", errorCode: "HRIS_UNAUTHORISED" } : delivered,
		);
		add("ani");
		worker.start();
		await settle();
		isRefused = false;
		add("budi");
		worker.wake();
		await time.advance(PAUSE_MS - 1);
		expect(target.sent).toEqual(["ani-1"]);
		expect(outbox.row("ani-1")).toMatchObject({ state: "waiting", errorCode: "HRIS_UNAUTHORISED" });
		await time.advance(1);
		expect(outbox.status()).toMatchObject({ waiting: 0, delivered: 2 });
	});

	test("corrected settings lift a pause at once", async () => {
		const { add, worker, time, setTarget, outbox } = createWorkerFixture(() => ({
			kind: "pause",
			errorCode: "HRIS_UNAUTHORISED",
		}));
		add("ani");
		worker.start();
		await settle();
		setTarget(createScriptedTarget(() => delivered));
		worker.wake();
		await time.advance(0);
		expect(outbox.row("ani-1").state).toBe("delivered");
	});

	test("without a target nothing is sent and nothing is lost", async () => {
		const { add, worker, target, setTarget, time, outbox } = createWorkerFixture(() => delivered);
		setTarget(null);
		add("ani");
		worker.start();
		await time.advance(3_600_000);
		expect(worker.activity()).toBeNull();
		expect(time.pending()).toBe(0);
		setTarget(target);
		worker.wake();
		await settle();
		expect(outbox.row("ani-1").state).toBe("delivered");
	});
});

describe("stopping", () => {
	test("waits for requests under way and notes their answers", async () => {
		const { add, worker, target, outbox } = createWorkerFixture(() => null);
		add("ani");
		worker.start();
		await settle();
		let hasStopped = false;
		const stopped = worker.stop().then(() => {
			hasStopped = true;
		});
		await settle();
		expect(hasStopped).toBe(false);
		target.open.get("ani-1")?.(delivered);
		await stopped;
		expect(outbox.row("ani-1").state).toBe("delivered");
	});

	test("cuts a request after five seconds; its row stays to be sent again", async () => {
		const { add, worker, outbox, setTarget, time } = createWorkerFixture(() => delivered);
		setTarget({
			...createScriptedTarget(() => delivered),
			deliver: (_delivery, signal) =>
				new Promise((resolve) => {
					if (signal instanceof AbortSignal) signal.addEventListener("abort", () => resolve(unreachable));
				}),
		});
		add("ani");
		worker.start();
		await settle();
		const stopped = worker.stop();
		await time.advance(5_000);
		await stopped;
		expect(outbox.row("ani-1")).toMatchObject({ state: "waiting", attempts: 0 });
		expect(time.pending()).toBe(0);
	});
});

describe("a machine in trouble", () => {
	test("a delivery that the database could not note is made again when it can", async () => {
		let isFirst = true;
		const { add, worker, target, outbox, time, lines } = createWorkerFixture(() => {
			outbox.breakDown(isFirst);
			isFirst = false;
			return delivered;
		});
		add("ani");
		worker.start();
		await time.advance(20_000);
		expect(lines).toContain("a delivery could not be noted");
		expect(lines).toContain("the outbox cannot be read");
		outbox.breakDown(false);
		await time.advance(20_000);
		expect(target.sent).toEqual(["ani-1", "ani-1"]);
		expect(outbox.row("ani-1").state).toBe("delivered");
	});

	test("a wall clock that is set back by a day does not hold deliveries for a day", async () => {
		let isFirst = true;
		const { add, worker, outbox, time } = createWorkerFixture(() => {
			if (!isFirst) return delivered;
			isFirst = false;
			return failing;
		});
		add("ani");
		worker.start();
		await settle();
		time.stepWallClock(-86_400_000);
		await time.advance(60_000);
		expect(outbox.row("ani-1").state).toBe("delivered");
	});
});
