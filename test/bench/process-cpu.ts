// Processor time of a process and all below it, as Linux counts it.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

interface ProcessTimes {
	readonly parent: number;
	/** User and system time of its own threads, in ticks of the kernel's clock. */
	readonly ticks: number;
}

/**
 * Of a line of `/proc/<pid>/stat` (proc_pid_stat(5)): the name in brackets may hold anything, so fields count from its end.
 * Null when it is none.
 */
export function parseStat(line: string): ProcessTimes | null {
	const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
	const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number);
	if (parent === undefined || user === undefined || system === undefined || Number.isNaN(parent + user + system))
		return null;
	return { parent, ticks: user + system };
}

/** A process that ends while it is read is not there. */
function readProcesses(): Map<number, ProcessTimes> {
	const processes = new Map<number, ProcessTimes>();
	for (const name of readdirSync("/proc")) {
		if (!/^\d+$/.test(name)) continue;
		try {
			const times = parseStat(readFileSync(`/proc/${name}/stat`, "utf8"));
			if (times) processes.set(Number(name), times);
		} catch {}
	}
	return processes;
}

/** Ids of the process and of everything below it. */
export function treeOf(root: number, parentOf: ReadonlyMap<number, Pick<ProcessTimes, "parent">>): number[] {
	const tree = [root];
	for (const pid of tree) for (const [child, { parent }] of parentOf) if (parent === pid) tree.push(child);
	return tree;
}

const ticksPerSecond = () => Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

/** Seconds of processor time that the trees below `roots` have taken so far, by root. Linux only. */
export function cpuSecondsOf(roots: readonly number[]): number[] {
	const processes = readProcesses();
	const perSecond = ticksPerSecond();
	return roots.map((root) =>
		treeOf(root, processes).reduce((sum, pid) => sum + (processes.get(pid)?.ticks ?? 0) / perSecond, 0),
	);
}
