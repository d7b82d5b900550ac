// A process of its own that analyses frames and says how much memory it holds: started by `memory-part.ts`.
import { loadModels } from "../../src/vision/load-models.ts";
import { benchPhotos } from "./bench-photos.ts";
import { memoryJobSchema } from "./memory-part.ts";

process.once("message", (message) => {
	work(message).catch((error: unknown) => {
		console.error(error instanceof Error ? error.message : "failed");
		process.exit(1);
	});
});

async function work(message: unknown): Promise<void> {
	const { modelsDir, frames, warmUpFrames } = memoryJobSchema.parse(message);
	const models = await loadModels(modelsDir, { optionalLiveness: false });
	const photos = await benchPhotos();
	for (let frame = 1; frame <= frames; frame++) {
		const photo = photos[frame % photos.length];
		if (photo) await models.pipeline.analyse(photo, { liveness: true, embedding: true });
		if (frame === warmUpFrames || frame === frames || frame % 500 === 0)
			process.send?.({ frame, residentMB: process.memoryUsage.rss() / 1e6 });
	}
	await models.release();
	process.disconnect();
}
