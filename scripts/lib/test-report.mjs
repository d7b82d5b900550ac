// What each runner's report amounts to. A runner that ended badly without naming a failure counts as one failure.

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/** @param {unknown} value @param {string} key @returns {number} */
function count(value, key) {
	const found = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
	return typeof found === "number" ? found : 0;
}

/** A check is one test: it passes or it does not. @param {number} exitCode @returns {Counts} */
export function countCheck(exitCode) {
	return { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1, skipped: 0 };
}

/** @param {unknown} report Vitest's JSON report @param {number} exitCode @returns {Counts} */
export function countVitest(report, exitCode) {
	return withExitCode(
		{
			passed: count(report, "numPassedTests"),
			failed: count(report, "numFailedTests"),
			skipped: count(report, "numPendingTests") + count(report, "numTodoTests"),
		},
		exitCode,
	);
}

/** @param {unknown} report Playwright's JSON report @param {number} exitCode @returns {Counts} */
export function countPlaywright(report, exitCode) {
	const stats = typeof report === "object" && report !== null ? Reflect.get(report, "stats") : undefined;
	return withExitCode(
		{
			passed: count(stats, "expected"),
			failed: count(stats, "unexpected") + count(stats, "flaky"),
			skipped: count(stats, "skipped"),
		},
		exitCode,
	);
}

/** @param {Counts} counts @param {number} exitCode @returns {Counts} */
function withExitCode(counts, exitCode) {
	const isUnexplained = counts.failed === 0 && (exitCode !== 0 || counts.passed === 0);
	return isUnexplained ? { ...counts, failed: 1 } : counts;
}

/** @param {readonly Counts[]} all */
export function summarise(all) {
	/** @param {keyof Counts} key */
	const sum = (key) => all.reduce((total, counts) => total + counts[key], 0);
	const skipped = sum("skipped");
	return `${sum("passed")} passed, ${sum("failed")} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
