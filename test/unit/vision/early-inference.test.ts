import { describe, expect, it } from "vitest";
import { startEarly } from "../../../src/vision/inference/early-inference.ts";
import type { InferenceChannel } from "../../../src/vision/inference/inference-channel.ts";

function createSpawner() {
	const children: { readonly channel: InferenceChannel; isKilled: boolean; die(): void }[] = [];
	const spawn = (): InferenceChannel => {
		const listeners: ((reason: string) => void)[] = [];
		const channel: InferenceChannel = {
			post: () => undefined,
			onMessage: () => undefined,
			onExit: (listener) => void listeners.push(listener),
			kill: () => {
				child.isKilled = true;
			},
		};
		const child = {
			channel,
			isKilled: false,
			die: () => {
				for (const tell of listeners) tell("exit code 1");
			},
		};
		children.push(child);
		return channel;
	};
	return { spawn, children };
}

describe("startEarly", () => {
	it("starts a process at once and hands it over once", () => {
		const { spawn, children } = createSpawner();
		const early = startEarly(spawn);
		expect(children).toHaveLength(1);
		expect(early.spawn()).toBe(children[0]?.channel);
		expect(early.spawn()).toBe(children[1]?.channel);
	});

	it("hands over none that has died: nobody would hear of its end", () => {
		const { spawn, children } = createSpawner();
		const early = startEarly(spawn);
		children[0]?.die();
		expect(early.spawn()).toBe(children[1]?.channel);
	});

	it("ends what nobody took over, and nothing that somebody did", () => {
		const first = createSpawner();
		startEarly(first.spawn).end();
		expect(first.children[0]?.isKilled).toBe(true);
		const second = createSpawner();
		const early = startEarly(second.spawn);
		early.spawn();
		early.end();
		expect(second.children[0]?.isKilled).toBe(false);
	});

	it("leaves a process that was taken over to its taker when it dies", () => {
		const { spawn, children } = createSpawner();
		const early = startEarly(spawn);
		early.spawn();
		children[0]?.die();
		expect(early.spawn()).toBe(children[1]?.channel);
		expect(children).toHaveLength(2);
	});
});
