import type { Schedule } from "./schedule.ts";

/** The host that has the rest of the page may just be starting anew. */
const RETRY_MS = 2_000;

/** Loads once, when it is first asked for, and tries again until it is there. */
export function untilLoaded<T>(load: () => Promise<T>, schedule: Schedule): () => Promise<T> {
	let loading: Promise<T> | null = null;
	const attempt = (): Promise<T> =>
		load().catch(async () => {
			await new Promise<void>((resolve) => schedule(resolve, RETRY_MS));
			return attempt();
		});
	return () => {
		loading ??= attempt();
		return loading;
	};
}
