// A process of its own that fills a gallery index and searches it: started by `search-part.ts`.
import { tmpdir } from "node:os";
import { InferenceSession, Tensor } from "onnxruntime-node";
import type { GalleryEntry } from "../../src/core/ports/gallery.ts";
import { createGalleryIndex, type GalleryIndex } from "../../src/vision/gallery/gallery-index.ts";
import { SESSION_OPTIONS } from "../../src/vision/model-session.ts";
import { encodeGraph } from "../../src/vision/packs/onnx-graph.ts";
import { employee } from "../support/gallery-entries.ts";
import { median, overallMs, ratioOverSum, timeRounds } from "./rounds.ts";
import { createSyntheticFaces } from "./search-faces.ts";
import { type SearchJob, type SearchSample, searchJobSchema } from "./search-part.ts";

const DIMENSION = 512;
const PER_EMPLOYEE = 3;
const LOAD_CHUNK = 512;
const PROBES = 8;
const CHANGES = 20;

process.once("message", (message) => {
	work(searchJobSchema.parse(message)).catch((error: unknown) => {
		console.error(error instanceof Error ? error.message : "failed");
		process.exit(1);
	});
});

async function work(job: SearchJob): Promise<void> {
	const index = await createGalleryIndex({ dimension: DIMENSION, scratchDir: tmpdir() });
	const loadMs = await fill(index, job.templates);
	const changes = await timeChanges(index, job.templates);
	const resident = { residentMB: process.memoryUsage.rss() / 1e6, spilledTemplates: index.spilledTemplates() };
	const sample: SearchSample = { ...(await timeSearch(index, job)), ...resident, ...changes, loadMs };
	await index.release();
	process.send?.(sample);
	process.disconnect();
}

/** Milliseconds in the index; making the vectors is not its work. */
async function fill(index: GalleryIndex, templates: number): Promise<number> {
	const faces = createSyntheticFaces(DIMENSION, PER_EMPLOYEE);
	let ms = 0;
	for (let start = 0; start < templates; start += LOAD_CHUNK) {
		const entries: GalleryEntry[] = [];
		for (let i = start; i < Math.min(templates, start + LOAD_CHUNK); i++)
			entries.push({
				templateId: `00000000-0000-7000-8000-${String(i).padStart(12, "0")}`,
				employeeId: employee(Math.floor(i / PER_EMPLOYEE)),
				embedding: faces.next(new Float32Array(DIMENSION)),
			});
		const startedMs = performance.now();
		await index.load(entries);
		ms += performance.now() - startedMs;
	}
	const startedMs = performance.now();
	await index.finishLoad(0);
	await index.search(createSyntheticFaces(DIMENSION, PER_EMPLOYEE).next(new Float32Array(DIMENSION)));
	return ms + performance.now() - startedMs;
}

async function timeChanges(index: GalleryIndex, templates: number) {
	const faces = createSyntheticFaces(DIMENSION, PER_EMPLOYEE, "newcomers");
	const timesMs: number[] = [];
	for (let revision = 1; revision <= 2 * CHANGES; revision++) {
		const templateIds = Array.from({ length: PER_EMPLOYEE }, (_, i) => `new-${Math.ceil(revision / 2)}-${i}`);
		const isAddition = revision % 2 === 1;
		const employeeId = employee(templates + revision);
		const upserted = templateIds.map((templateId) => ({
			templateId,
			employeeId,
			embedding: faces.next(new Float32Array(DIMENSION)),
		}));
		const change = isAddition
			? { revision, upserted, removedTemplateIds: [] }
			: { revision, upserted: [], removedTemplateIds: templateIds };
		const startedMs = performance.now();
		if (!(await index.apply(change))) throw new Error("a change was refused");
		timesMs.push(performance.now() - startedMs);
	}
	return { changeMs: median(timesMs), slowestChangeMs: Math.max(...timesMs) };
}

async function timeSearch(index: GalleryIndex, { templates, rounds, runsPerRound }: SearchJob) {
	const matrix = createMatrix(templates);
	const probes = Array.from({ length: PROBES }, (_, i) => {
		const row = Math.floor((i * templates) / PROBES);
		return matrix.slice(row * DIMENSION, (row + 1) * DIMENSION);
	});
	const pass = await openMemoryPass(matrix);
	let turn = 0;
	const search = {
		name: "search",
		async run() {
			const probe = probes[turn++ % PROBES];
			const { best } = await index.search(probe ?? new Float32Array(DIMENSION));
			if (best?.similarity !== undefined && best.similarity > 0.8) return;
			throw new Error("a template was not found by itself");
		},
	};
	const { wall } = await timeRounds([search, pass], { rounds, runsPerRound });
	const { search: searchMs = Number.NaN, pass: memoryPassMs = Number.NaN } = overallMs(wall);
	return {
		searchOverMemoryPass: ratioOverSum(wall, "search", ["pass"]),
		searchMs,
		memoryPassMs,
		memoryPassGBs: matrix.byteLength / 1e6 / memoryPassMs,
	};
}

function createMatrix(templates: number): Float32Array {
	const faces = createSyntheticFaces(DIMENSION, PER_EMPLOYEE);
	const matrix = new Float32Array(templates * DIMENSION);
	for (let row = 0; row < templates; row++) faces.next(matrix.subarray(row * DIMENSION, (row + 1) * DIMENSION));
	return matrix;
}

async function openMemoryPass(matrix: Float32Array) {
	const session = await InferenceSession.create(
		encodeGraph({
			inputs: [{ name: "matrix", type: "float32", shape: ["rows", DIMENSION] }],
			outputs: [{ name: "sum", type: "float32", shape: [] }],
			nodes: [{ operator: "ReduceSum", inputs: ["matrix"], outputs: ["sum"], attributes: { keepdims: 0 } }],
		}),
		SESSION_OPTIONS,
	);
	const feeds = { matrix: new Tensor("float32", matrix, [matrix.length / DIMENSION, DIMENSION]) };
	return { name: "pass", run: () => session.run(feeds) };
}
