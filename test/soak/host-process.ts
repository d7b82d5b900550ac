// The Node host as it is, and beside it an answer to "how much do you hold now?". Run with `--expose-gc`: what is left
// after a collection tells a leak from a heap that is merely not collected yet.
import { forkInferenceEarly } from "../../src/app/start-inference.ts";
import { serve } from "../../src/server/serve.ts";

process.on("message", (message) => {
	if (message !== "sample") return;
	globalThis.gc?.();
	const { heapUsed, external, arrayBuffers } = process.memoryUsage();
	process.send?.({
		kind: "sample",
		heapBytes: heapUsed,
		externalBytes: external + arrayBuffers,
		resources: process.getActiveResourcesInfo().length,
	});
});
await serve(forkInferenceEarly(`${import.meta.dirname}/../../src/server`));
