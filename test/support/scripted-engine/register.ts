// In the processes that a host starts: the built inference module is replaced by the scripted one.
import { registerHooks } from "node:module";

const scripted = new URL("./inference.ts", import.meta.url).href;

registerHooks({
	resolve: (specifier, context, nextResolve) =>
		specifier.endsWith("/out/main/inference.js")
			? { url: scripted, shortCircuit: true }
			: nextResolve(specifier, context),
});
