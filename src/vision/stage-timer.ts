// Milliseconds by stage of one analysis.

export interface StageTimer {
	time<T>(stage: string, work: () => T | Promise<T>): Promise<T>;
	timingsMs(): Readonly<Record<string, number>>;
}

export function createStageTimer(): StageTimer {
	const timings: Record<string, number> = {};
	return {
		async time(stage, work) {
			const startedMs = performance.now();
			const result = await work();
			timings[stage] = (timings[stage] ?? 0) + performance.now() - startedMs;
			return result;
		},
		timingsMs: () => ({ ...timings }),
	};
}
