// How far long work is, on stderr: one line that rewrites itself in a terminal, a line every tenth in a log.

export interface Progress {
	/** One more is done. */
	step(): void;
}

export interface ProgressTarget {
	readonly isTTY?: boolean | undefined;
	write(text: string): unknown;
}

const TENTHS = 10;
const REDRAW_MS = 200;

export function createProgress(
	what: string,
	total: number,
	target: ProgressTarget = process.stderr,
	nowMs: () => number = () => performance.now(),
): Progress {
	const startedMs = nowMs();
	let done = 0;
	let drawnMs = Number.NEGATIVE_INFINITY;

	function line(): string {
		const leftSeconds = Math.ceil(((nowMs() - startedMs) / done) * ((total - done) / 1000));
		return `${done} of ${total} ${what}${done < total ? `, ${leftSeconds} s left` : ""}`;
	}
	return {
		step() {
			done += 1;
			const isLast = done === total;
			if (target.isTTY) {
				if (!isLast && nowMs() - drawnMs < REDRAW_MS) return;
				drawnMs = nowMs();
				target.write(`\r\u001b[K${line()}${isLast ? "\n" : ""}`);
				return;
			}
			const tenth = (count: number) => Math.floor((count * TENTHS) / total);
			if (isLast || tenth(done) > tenth(done - 1)) target.write(`${line()}\n`);
		},
	};
}
