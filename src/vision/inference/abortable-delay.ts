/** Resolves after the delay, or at once when the signal is aborted. */
export function abortableDelay(delayMs: number, signal: AbortSignal): Promise<void> {
	const { promise, resolve } = Promise.withResolvers<void>();
	const finish = () => {
		clearTimeout(timer);
		signal.removeEventListener("abort", finish);
		resolve();
	};
	const timer = setTimeout(finish, delayMs);
	signal.addEventListener("abort", finish);
	if (signal.aborted) finish();
	return promise;
}
