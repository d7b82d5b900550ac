// Evaluated first in the forked process: `process.parentPort` in place of Node's own channel.
import { EventEmitter } from "node:events";

const port = new EventEmitter();
process.on("message", (data) => port.emit("message", { data, ports: [] }));
process.on("disconnect", () => process.exit(0));

Object.defineProperty(process, "parentPort", {
	value: Object.assign(port, {
		postMessage: (message: unknown) => {
			if (process.connected) process.send?.(message);
		},
	}),
});
