// Work in steps that goes on beside everything else, one run at a time; what a restart interrupted goes on by itself.

export interface ResumableWork {
	/** Begins; while a run is under way, another follows it, so that nothing that was asked for meanwhile is missed. */
	goOn(): void;
	/** Resolves when nothing is under way. */
	settled(): Promise<void>;
	/** Ends after the step that it is at; `goOn` takes it up again. */
	interrupt(): Promise<void>;
}

/**
 * @param work is asked to look between two steps whether it is to end. What it has done must last: a run that failed is
 * told of and not repeated until `goOn`.
 */
export function createResumableWork(
	work: (isInterrupted: () => boolean) => Promise<void>,
	onFailure: (error: unknown) => void,
): ResumableWork {
	let running: Promise<void> | null = null;
	let isInterrupted = false;

	async function run(): Promise<void> {
		try {
			await work(() => isInterrupted);
		} catch (error) {
			onFailure(error);
		}
		running = null;
	}

	return {
		goOn() {
			isInterrupted = false;
			const before = running;
			running = before ? before.then(run) : run();
		},
		settled: async () => {
			await running;
		},
		async interrupt() {
			isInterrupted = true;
			await running;
		},
	};
}
