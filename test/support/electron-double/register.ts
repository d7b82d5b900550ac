// `node --import .../register.ts out/main/index.js`: whoever imports "electron" gets the double.
import { registerHooks } from "node:module";

const doubleUrl = new URL("./electron.ts", import.meta.url).href;

registerHooks({
	resolve: (specifier, context, nextResolve) =>
		specifier === "electron" ? { url: doubleUrl, shortCircuit: true } : nextResolve(specifier, context),
});
