// Entry of the inference process under both hosts: Electron's utilityProcess (process.parentPort) and Node's fork.
import { z } from "zod";
import { createInferenceHost } from "./inference-host.ts";

/** Electron's types are not this layer's: the one method pair that is used, checked when it is there. */
const parentPortSchema = z.object({
	on: z.custom<(event: "message", listener: (event: { data: unknown }) => void) => void>(isFunction),
	postMessage: z.custom<(message: unknown) => void>(isFunction),
});

function isFunction(value: unknown): boolean {
	return typeof value === "function";
}

function serveParent(): void {
	const parentPort: unknown = Reflect.get(process, "parentPort");
	if (parentPort) {
		const port = parentPortSchema.loose().parse(parentPort);
		const host = createInferenceHost((reply) => Reflect.apply(port.postMessage, parentPort, [reply]));
		Reflect.apply(port.on, parentPort, ["message", (event: { data: unknown }) => host.receive(event.data)]);
		return;
	}
	const host = createInferenceHost((reply) => {
		// A send after the parent is gone would raise an unhandled error in the last moments of this process.
		if (process.connected) process.send?.(reply, undefined, undefined, () => undefined);
	});
	process.on("message", (message) => host.receive(message));
	process.on("disconnect", () => process.exit(0));
	// Ctrl-C reaches the whole process group; the parent decides when this process ends.
	process.on("SIGINT", () => undefined);
}

serveParent();
