// The real inference process, which ends with every frame that it is given.
import { z } from "zod";

const analyseSchema = z.object({ body: z.object({ kind: z.literal("analyse") }) });

process.on("message", (message) => {
	if (analyseSchema.safeParse(message).success) process.exit(7);
});
await import("../../../src/vision/inference/inference-process.ts");
