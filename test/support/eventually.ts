import { setTimeout as delay } from "node:timers/promises";

/** Looks until `condition` holds, at most `limitMs`; then fails with `what`. For states that nothing announces. */
export async function eventually(what: string, condition: () => boolean | Promise<boolean>, limitMs = 20_000) {
	const endMs = performance.now() + limitMs;
	while (!(await condition())) {
		if (performance.now() > endMs) throw new Error(`not within ${limitMs} ms: ${what}`);
		await delay(20);
	}
}
