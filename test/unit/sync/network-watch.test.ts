import { expect, test } from "vitest";
import { createNetworkWatch } from "../../../src/sync/network-watch.ts";
import { createManualTime } from "../../support/manual-time.ts";

test("tells of a new address while something waits, and looks no more when nothing does", async () => {
	const time = createManualTime();
	let addresses: readonly string[] = ["10.0.0.7"];
	let isWaiting = true;
	let changes = 0;
	const watch = createNetworkWatch({
		timer: time.timer,
		interfaces: () => addresses,
		isWaiting: () => isWaiting,
		onChange: () => {
			changes += 1;
		},
	});
	expect(time.pending()).toBe(0);
	watch.begin();
	watch.begin();
	await time.advance(10_000);
	addresses = [];
	await time.advance(10_000);
	expect(changes).toBe(0);
	addresses = ["10.0.0.7"];
	await time.advance(2_000);
	expect(changes).toBe(1);
	isWaiting = false;
	await time.advance(10_000);
	expect(time.pending()).toBe(0);
});
