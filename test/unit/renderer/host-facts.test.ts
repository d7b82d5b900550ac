import { createORPCClient } from "@orpc/client";
import { describe, expect, it } from "vitest";
import { createStore } from "zustand/vanilla";
import type { ConnectionState } from "../../../src/renderer/client/connection.ts";
import { createHostWatch } from "../../../src/renderer/client/host-facts.ts";
import type { HadirClient } from "../../../src/renderer/client/types.ts";
import { plainSettings, plainStatus } from "../../support/kiosk-states.ts";
import { createManualTime } from "../../support/manual-time.ts";

function watched() {
	const time = createManualTime();
	const state = createStore<ConnectionState>(() => ({ phase: "open" }));
	const calls: string[] = [];
	let isSilent = false;
	let silences = 0;
	const reportSilence = () => {
		silences += 1;
	};
	const client = createORPCClient<HadirClient>({
		async call(path) {
			const name = path.join(".");
			calls.push(name);
			if (isSilent) throw new DOMException("late", "TimeoutError");
			return name === "system.settings" ? plainSettings : { ...plainStatus, nowMs: time.clock.nowMs() + 90_000 };
		},
	});
	const watch = createHostWatch({
		connection: { client, state, reportSilence },
		schedule: (task, delayMs) => time.timer.schedule(delayMs, task),
		nowMs: () => time.clock.nowMs(),
		timeout: () => new AbortController().signal,
	});
	return {
		time,
		state,
		calls,
		watch,
		silences: () => silences,
		fallSilent: () => {
			isSilent = true;
		},
	};
}

describe("createHostWatch", () => {
	it("reads settings once, the status every two seconds, and the host's clock", async () => {
		const { time, calls, watch } = watched();
		watch.start();
		await time.advance(4_500);
		expect(calls).toEqual(["system.settings", "system.status", "system.status", "system.status"]);
		expect(watch.facts.getState()).toMatchObject({ settings: plainSettings, clockOffsetMs: 90_000 });
		watch.stop();
		expect(time.pending()).toBe(0);
	});

	it("asks at once when it is told to, without a second clockwork", async () => {
		const { time, calls, watch } = watched();
		watch.start();
		await time.advance(0);
		watch.refresh();
		await time.advance(0);
		expect(calls.filter((name) => name === "system.status")).toHaveLength(2);
		expect(calls.filter((name) => name === "system.settings")).toHaveLength(1);
		watch.reload();
		await time.advance(0);
		expect(calls.filter((name) => name === "system.settings")).toHaveLength(2);
		expect(time.pending()).toBe(1);
	});

	it("reads again what was saved while the settings were being read, and never shows the older answer", async () => {
		const { time, calls, watch } = watched();
		watch.start();
		const saved = { ...plainSettings, kioskName: "Pintu timur" };
		watch.setSettings(saved);
		await time.advance(0);
		expect(watch.facts.getState().settings).toEqual(saved);
		await time.advance(2_000);
		expect(calls.filter((name) => name === "system.settings")).toHaveLength(2);
	});

	it("reports a host that stopped answering, and keeps what it knew", async () => {
		const { time, watch, silences, fallSilent } = watched();
		watch.start();
		await time.advance(0);
		fallSilent();
		await time.advance(2_000);
		expect(silences()).toBe(0);
		await time.advance(2_000);
		expect(silences()).toBe(1);
		expect(watch.facts.getState().settings).toEqual(plainSettings);
	});

	it("rests while there is no connection and reads the settings anew when there is one again", async () => {
		const { time, state, calls, watch } = watched();
		watch.start();
		await time.advance(0);
		state.setState({ phase: "reconnecting", attempt: 0 }, true);
		await time.advance(60_000);
		const before = calls.length;
		expect(before).toBeLessThanOrEqual(3);
		state.setState({ phase: "open" }, true);
		await time.advance(0);
		expect(calls.slice(before)).toEqual(["system.settings", "system.status"]);
	});
});
