// Callers wait here until what they need is there, for good or for bad.

export interface Gate<T> {
	/** Rejects with the refusal, or with `late()` when nothing has happened for `timeoutMs`. */
	pass(timeoutMs: number, late: () => Error): Promise<T>;
	open(value: T): void;
	refuse(error: Error): void;
	/** Callers wait again from now on. */
	close(): void;
}

export function createGate<T>(): Gate<T> {
	let current = renew();
	let isSettled = false;

	function renew(): PromiseWithResolvers<T> {
		const next = Promise.withResolvers<T>();
		// A refusal that nobody waits for is no unhandled rejection.
		next.promise.catch(() => undefined);
		return next;
	}

	/** Those who wait now get the outcome; once settled, a new outcome is for later callers. */
	function settle(act: (gate: PromiseWithResolvers<T>) => void): void {
		if (isSettled) current = renew();
		isSettled = true;
		act(current);
	}

	return {
		async pass(timeoutMs, late) {
			const timeout = Promise.withResolvers<never>();
			const timer = setTimeout(() => timeout.reject(late()), timeoutMs);
			try {
				return await Promise.race([current.promise, timeout.promise]);
			} finally {
				clearTimeout(timer);
			}
		},
		open: (value) => settle((gate) => gate.resolve(value)),
		refuse: (error) => settle((gate) => gate.reject(error)),
		close() {
			if (isSettled) current = renew();
			isSettled = false;
		},
	};
}
