// `npm run serve`. Imports nothing before the version check: on Node 20 the native modules below crash without a word.
const MINIMUM_NODE_MAJOR = 22;

if (Number(process.versions.node.split(".")[0]) < MINIMUM_NODE_MAJOR) {
	console.error(
		`Hadir needs Node ${MINIMUM_NODE_MAJOR} or newer; this is ${process.versions.node}. "npm run serve" brings its own.`,
	);
	process.exit(1);
}

const { forkInferenceEarly } = await import("../app/start-inference.ts");
const inference = forkInferenceEarly(import.meta.dirname);
const { serve } = await import("./serve.ts");
await serve(inference);

export {};
