import { expect, it } from "vitest";
import { createProgress } from "../../accuracy/progress.ts";

function recordProgress(total: number, isTTY: boolean): string[] {
	const written: string[] = [];
	let nowMs = 0;
	const progress = createProgress("photos", total, { isTTY, write: (text) => written.push(text) }, () => nowMs);
	for (let i = 0; i < total; i++) {
		nowMs += 50;
		progress.step();
	}
	return written;
}

it("writes a line every tenth into a log, with the time that is left", () => {
	const lines = recordProgress(1000, false);
	expect(lines).toHaveLength(10);
	expect(lines[0]).toBe("100 of 1000 photos, 45 s left\n");
	expect(lines.at(-1)).toBe("1000 of 1000 photos\n");
});

it("rewrites one line in a terminal, a few times a second, and ends it", () => {
	const lines = recordProgress(100, true);
	expect(lines.length).toBeLessThan(30);
	expect(lines.slice(0, -1).every((line) => line.startsWith("\r") && !line.includes("\n"))).toBe(true);
	expect(lines.at(-1)).toMatch(/100 of 100 photos\n$/);
});
