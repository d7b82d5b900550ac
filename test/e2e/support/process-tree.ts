import { execFileSync } from "node:child_process";

/** Process ids of the inference processes below a host: at most one, except in the moment of a restart. */
export function inferencePids(hostPid: number): number[] {
	const lines = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
	return lines.flatMap((line) => {
		const [, pid, parent, command = ""] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
		const isInference = /inference\.js|utility-sub-type=node/.test(command);
		return Number(parent) === hostPid && isInference ? [Number(pid)] : [];
	});
}
