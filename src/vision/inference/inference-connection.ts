// Requests and replies over one channel, for as long as that process lives.
import type { z } from "zod";
import { AppError } from "../../core/domain/errors.ts";
import type { InferenceChannel } from "./inference-channel.ts";
import { type RequestBody, replySchema, restoreError } from "./inference-protocol.ts";

export interface InferenceConnection {
	/**
	 * Rejects with the process's own AppError, or ENGINE_RESTARTED when the process dies (or does not answer in time
	 * and is killed) before the reply.
	 */
	call<T>(body: RequestBody, result: z.ZodType<T>, timeoutMs: number): Promise<T>;
	/** Resolves with the reason when the process has ended. */
	readonly exited: Promise<string>;
	/** Whether it was killed because it did not answer. */
	isStuck(): boolean;
	kill(): void;
	/** Kills it for not answering. */
	killStuck(): void;
}

interface PendingCall {
	resolve(result: unknown): void;
	reject(error: unknown): void;
}

export function connectInference(channel: InferenceChannel): InferenceConnection {
	const pending = new Map<number, PendingCall>();
	const exit = Promise.withResolvers<string>();
	let nextId = 1;
	let exitReason: string | null = null;
	let isStuck = false;

	function killStuck(): void {
		isStuck = true;
		channel.kill();
	}

	channel.onMessage((message) => {
		const reply = replySchema.safeParse(message);
		if (!reply.success) return;
		const call = pending.get(reply.data.id);
		pending.delete(reply.data.id);
		if (reply.data.ok) call?.resolve(reply.data.result);
		else call?.reject(restoreError(reply.data.error));
	});
	channel.onExit((reason) => {
		exitReason = reason;
		for (const call of pending.values()) call.reject(restarted(reason));
		pending.clear();
		exit.resolve(reason);
	});

	function send(body: RequestBody): Promise<unknown> {
		const { promise, resolve, reject } = Promise.withResolvers<unknown>();
		const id = nextId++;
		pending.set(id, { resolve, reject });
		channel.post({ id, body });
		return promise;
	}

	return {
		async call(body, result, timeoutMs) {
			if (exitReason !== null) throw restarted(exitReason);
			const timer = setTimeout(killStuck, timeoutMs);
			try {
				return result.parse(await send(body));
			} finally {
				clearTimeout(timer);
			}
		},
		exited: exit.promise,
		isStuck: () => isStuck,
		kill: () => channel.kill(),
		killStuck,
	};
}

function restarted(reason: string): AppError {
	return new AppError("ENGINE_RESTARTED", {}, { detail: `inference process ended: ${reason}` });
}
