import { expect, test } from "vitest";
import { countCheck, countPlaywright, countVitest, summarise } from "../../../scripts/lib/test-report.mjs";

test("Vitest's and Playwright's reports are summed", () => {
	const vitest = countVitest({ numPassedTests: 40, numFailedTests: 2, numPendingTests: 1, numTodoTests: 0 }, 1);
	const playwright = countPlaywright({ stats: { expected: 10, unexpected: 1, flaky: 1, skipped: 5 } }, 1);
	expect(summarise([vitest, playwright, countCheck(0), countCheck(1)])).toBe("51 passed, 5 failed, 6 skipped");
});

test("skipped tests are only mentioned when there are some", () => {
	expect(summarise([countCheck(0)])).toBe("1 passed, 0 failed");
});

test("a runner that crashes or runs nothing is a failure", () => {
	expect(countVitest(null, 1).failed).toBe(1);
	expect(countVitest({ numPassedTests: 3, numFailedTests: 0 }, 1)).toEqual({ passed: 3, failed: 1, skipped: 0 });
	expect(countVitest({ numPassedTests: 0, numFailedTests: 0 }, 0).failed).toBe(1);
	expect(countPlaywright(null, 0).failed).toBe(1);
});
