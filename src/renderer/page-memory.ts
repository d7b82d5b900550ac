/** Chromium's own, and in no standard: what the page's scripts hold. */
const MEMORY = "memory";
const USED = "usedJSHeapSize";

/** null in a browser that does not tell. `measureUserAgentSpecificMemory` would tell more, to isolated pages only. */
export function heapBytesOf(performance: object): number | null {
	const memory: unknown = Reflect.get(performance, MEMORY);
	if (typeof memory !== "object" || memory === null) return null;
	const used: unknown = Reflect.get(memory, USED);
	return typeof used === "number" && Number.isSafeInteger(used) ? used : null;
}
