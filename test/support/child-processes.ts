// The processes that a test has under it, and signals to them. Linux.
import { readFileSync } from "node:fs";

export function childrenOf(pid: number): number[] {
	const listed = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
	return listed.split(" ").filter(Boolean).map(Number);
}

/** Of this process. Throws unless there is exactly one. */
export function onlyChild(): number {
	const [pid, ...others] = childrenOf(process.pid);
	if (pid === undefined || others.length > 0)
		throw new Error(`one child process was expected, not ${others.length + 1}`);
	return pid;
}

/** Gives it `runMs` of every `ofMs`, as a machine does that has much else to do. The returned function lets it run again. */
export function slowDown(pid: number, { runMs, ofMs }: { readonly runMs: number; readonly ofMs: number }): () => void {
	let stop: NodeJS.Timeout | undefined;
	process.kill(pid, "SIGSTOP");
	const wake = setInterval(() => {
		process.kill(pid, "SIGCONT");
		stop = setTimeout(() => process.kill(pid, "SIGSTOP"), runMs);
	}, ofMs);
	return () => {
		clearInterval(wake);
		clearTimeout(stop);
		process.kill(pid, "SIGCONT");
	};
}
