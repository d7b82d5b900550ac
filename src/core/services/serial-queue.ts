/** Runs one task after the other, in the order of the calls; a failed one does not hold up the next. */
export type SerialQueue = <T>(task: () => Promise<T>) => Promise<T>;

export function createSerialQueue(): SerialQueue {
	let last: Promise<unknown> = Promise.resolve();
	return (task) => {
		const run = last.then(task, task);
		last = run.catch(() => undefined);
		return run;
	};
}
