// A kiosk of its own that makes templates from enrollment pictures and says how far it is, for tests that kill it midway.
import { loadConfig } from "../../src/app/config.ts";
import { createNodeApp } from "../../src/app/create-node-app.ts";
import { createForkedInference } from "../../src/vision/inference/fork-inference.ts";
import { createRecordingLog } from "./environment.ts";

const config = loadConfig({ env: process.env, installDir: `${import.meta.dirname}/../..` });
const inferenceModule = `${import.meta.dirname}/../../src/vision/inference/inference-process.ts`;
const app = createNodeApp({
	config,
	log: createRecordingLog(),
	spawnInference: createForkedInference(inferenceModule),
});
app.start();
app.services.models.reembed("test");
for (;;) {
	const { state, done, total } = app.services.models.reembedding();
	console.log(`${state} ${done}/${total}`);
	if (state !== "running") break;
	await new Promise((resolve) => setTimeout(resolve, 5));
}
await app.stop();
