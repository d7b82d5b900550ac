// The figures as people read them.
import type { PeerAccuracyFigures } from "./peer-accuracy.ts";
import type { BenchFigures } from "./run-bench.ts";

/** Stages of the pipeline that run a model, by the model's task. */
const stageOf: Readonly<Record<string, string>> = {
	detection: "detect",
	landmarks: "landmarks",
	pose: "pose",
	eyes: "eyes",
	liveness: "liveness",
	embedding: "embed",
};
const NAME_WIDTH = 34;

export function line(name: string, ...values: readonly string[]): string {
	return name.padEnd(NAME_WIDTH) + values.map((value) => value.padStart(12)).join("");
}

export const ms = (value: number | undefined) => (value === undefined ? "" : `${value.toFixed(2)} ms`);
const orNone = (value: number | null) => (value === null ? "not recorded" : ms(value));
export const times = (value: number) => `${value.toFixed(2)} x`;

export function benchTable(figures: BenchFigures): string {
	return [
		...pipelineLines(figures),
		...startAndMemoryLines(figures),
		...liveLines(figures),
		...walkUpLines(figures),
		...searchLines(figures),
		...peerLines(figures),
	].join("\n");
}

function pipelineLines(figures: BenchFigures): string[] {
	const { stagesMs, bareMs } = figures;
	const bareOfStage = new Map(Object.entries(bareMs).map(([task, value]) => [stageOf[task], value]));
	const bareSum = Object.values(bareMs).reduce((sum, value) => sum + value, 0);
	return [
		line("640x480, one face", "stage", "bare model"),
		line("decode (JPEG)", ms(figures.decodeMs)),
		...Object.entries(stagesMs).map(([stage, value]) => line(stage, ms(value), ms(bareOfStage.get(stage)))),
		line("new face, decoded in", ms(figures.pipelineMs), ms(bareSum)),
		line("pipeline over bare models", times(figures.pipelineOverBare), `cpu ${times(figures.pipelineOverBareCpu)}`),
		line("steady face, JPEG in", ms(figures.steadyMs)),
		line("... its identity checked", ms(figures.identityCheckMs)),
		line("steady over new face", times(figures.steadyOverNew)),
		line("empty room 1280x720, JPEG in", ms(figures.emptyRoomMs)),
		line("secret transform of a probe", ms(figures.transformMs), times(figures.transformOverPipeline)),
	];
}

function startAndMemoryLines(figures: BenchFigures): string[] {
	return [
		line("start to first frame", ms(figures.startupMs), `bare ${ms(figures.bareLoadMs)}`),
		line(`memory after ${figures.memoryFrames} frames`, `${figures.memoryMB.toFixed(0)} MB`),
		line("memory when warm", `${figures.warmMemoryMB.toFixed(0)} MB`),
	];
}

function liveLines({ live }: BenchFigures): string[] {
	if (!live) return [];
	return [
		line(`frames a second, ${live.load} drawing`, live.framesPerSecond.toFixed(1)),
		line("... of a steady face", live.steadyFramesPerSecond.toFixed(1)),
		line("pictures drawn a second", live.drawnPerSecond.toFixed(1)),
		line("event loop of the host, p99 late", ms(live.eventLoopDelayP99Ms)),
	];
}

function walkUpLines({ walkUp }: BenchFigures): string[] {
	if (!walkUp) return [];
	return [
		line("walk up, 15 frames a second", `${walkUp.framesToRecord ?? "no"} frames`, orNone(walkUp.simulatedMs)),
		line("... with this machine's own time", "", orNone(walkUp.realMs)),
	];
}

function searchLines({ search }: BenchFigures): string[] {
	if (!search) return [];
	return [
		...Object.entries(search.searches).map(([templates, { searchMs, searchOverMemoryPass, residentMB }]) =>
			line(
				`search among ${templates} templates`,
				ms(searchMs),
				times(searchOverMemoryPass),
				`${residentMB.toFixed(0)} MB`,
			),
		),
		line("one pass over the memory", `${search.memoryPassGBs.toFixed(1)} GB/s`),
	];
}

function peerLines({ peers }: BenchFigures): string[] {
	if (!peers) return [];
	return Object.entries(peers.peersMs).map(([name, value]) => {
		const ratio = peers.peers[name];
		const cpuRatio = peers.peersCpu[name];
		if (ratio === undefined || cpuRatio === undefined) return line(`JPEG to embedding, ${name}`, ms(value));
		return line(`JPEG to embedding, ${name}`, ms(value), times(ratio), `cpu ${times(cpuRatio)}`);
	});
}

export function peerAccuracyTable({ pairs, libraries }: PeerAccuracyFigures): string {
	const percent = (value: number) => `${(value * 100).toFixed(2)} %`;
	return [
		line(`${pairs} pairs`, "accuracy", "no face"),
		...Object.entries(libraries).map(([name, { accuracy, facesNotFound }]) =>
			line(name, percent(accuracy), String(facesNotFound)),
		),
	].join("\n");
}
