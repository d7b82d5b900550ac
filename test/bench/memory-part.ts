// Memory: what the pipeline's process holds when it is warm, and after many frames more.
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { z } from "zod";

/** By then every buffer has been used and the first garbage is collected. */
const WARM_UP_FRAMES = 100;

export const memoryJobSchema = z.object({
	modelsDir: z.string(),
	frames: z.int().min(1),
	warmUpFrames: z.int().min(1),
});
const progressSchema = z.object({ frame: z.int(), residentMB: z.number() });

export interface MemoryFigures {
	readonly memoryFrames: number;
	/** Resident, after the first hundred frames and after all. */
	readonly warmMemoryMB: number;
	readonly memoryMB: number;
}

export async function measureMemory(
	modelsDir: string,
	frames: number,
	onProgress: (frame: number) => void,
): Promise<MemoryFigures> {
	const warmUpFrames = Math.min(WARM_UP_FRAMES, frames);
	const child = fork(join(import.meta.dirname, "memory-process.ts"), [], { execArgv: [] });
	const seen = new Map<number, number>();
	child.on("message", (message) => {
		const { frame, residentMB } = progressSchema.parse(message);
		seen.set(frame, residentMB);
		onProgress(frame);
	});
	child.send({ modelsDir, frames, warmUpFrames });
	const [code] = await once(child, "exit");
	const [warmMemoryMB, memoryMB] = [seen.get(warmUpFrames), seen.get(frames)];
	if (code !== 0 || warmMemoryMB === undefined || memoryMB === undefined) throw new Error("the memory run failed");
	return { memoryFrames: frames, warmMemoryMB, memoryMB };
}
