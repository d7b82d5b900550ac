// The gallery search beside one pass over the same numbers: no exact search can do with less than reading them once.
import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { z } from "zod";

export const searchJobSchema = z.object({
	templates: z.int().min(1),
	rounds: z.int().min(1),
	runsPerRound: z.int().min(1),
});
export type SearchJob = z.infer<typeof searchJobSchema>;

const searchSampleSchema = z.object({
	/** Search over one ReduceSum of the same float32 matrix on as many threads, median over the rounds. */
	searchOverMemoryPass: z.number(),
	searchMs: z.number(),
	memoryPassMs: z.number(),
	memoryPassGBs: z.number(),
	/** Of a process that holds nothing but Node, onnxruntime and the index. */
	residentMB: z.number(),
	spilledTemplates: z.int(),
	/** From the first template handed over to the first search answered. */
	loadMs: z.number(),
	/** One employee of three templates, added and deleted in turn; the median and the slowest of them. */
	changeMs: z.number(),
	slowestChangeMs: z.number(),
});
export type SearchSample = z.infer<typeof searchSampleSchema>;

export interface SearchFigures {
	/** By number of templates; sizes that do not fit into memory are left out. */
	readonly searchOverMemoryPass: Readonly<Record<string, number>>;
	/** Of the largest matrix up to 100,000 templates, which no cache holds. */
	readonly memoryPassGBs: number;
	readonly searches: Readonly<Record<string, SearchSample>>;
}

export interface SearchPlan {
	readonly sizes: readonly number[];
	readonly rounds: number;
	readonly onProgress?: (line: string) => void;
}

export const SEARCH_SIZES: readonly number[] = [1000, 10_000, 100_000, 1_000_000];
/** Its matrix in float32 for the memory pass, the index beside it, and the process. */
const BYTES_PER_TEMPLATE = 2048 + 1200;
const BYTES_BESIDES = 2 ** 29;
/** Short searches need many runs for a steady median, long ones few. */
const TEMPLATES_PER_ROUND = 2_000_000;

/** Each size in a process of its own, so that its memory can be told. */
export async function measureSearch({
	sizes,
	rounds,
	onProgress = () => undefined,
}: SearchPlan): Promise<SearchFigures> {
	const samples: [number, SearchSample][] = [];
	for (const templates of sizes) {
		if (templates * BYTES_PER_TEMPLATE + BYTES_BESIDES > process.availableMemory()) {
			onProgress(`${templates} templates do not fit into this machine's memory: left out`);
			continue;
		}
		onProgress(`search among ${templates} templates`);
		const runsPerRound = Math.min(50, Math.max(3, Math.round(TEMPLATES_PER_ROUND / templates)));
		samples.push([templates, await runJob({ templates, rounds, runsPerRound })]);
	}
	const uncached = samples.filter(([templates]) => templates <= 100_000).at(-1) ?? samples.at(0);
	return {
		searchOverMemoryPass: Object.fromEntries(samples.map(([size, sample]) => [size, sample.searchOverMemoryPass])),
		memoryPassGBs: uncached?.[1].memoryPassGBs ?? Number.NaN,
		searches: Object.fromEntries(samples),
	};
}

async function runJob(job: SearchJob): Promise<SearchSample> {
	const child = fork(join(import.meta.dirname, "search-process.ts"), [], { execArgv: [] });
	let sample: SearchSample | null = null;
	child.on("message", (message) => {
		sample = searchSampleSchema.parse(message);
	});
	child.send(job);
	const [code] = await once(child, "exit");
	if (code !== 0 || sample === null) throw new Error(`the search among ${job.templates} templates failed`);
	return sample;
}
