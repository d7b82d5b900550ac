// The host ends when it is told to, whatever its clients do: browsers keep sockets open that they never use.
import { once } from "node:events";
import { connect } from "node:net";
import { describe, expect, it } from "vitest";
import { serveApp } from "../../support/served-app.ts";

const neverUsed = "";
const neverFinished = "POST /recognize HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 10\r\n\r\nab";

describe("the end of the HTTP host", () => {
	it.each([
		["a connection that nothing was sent on", neverUsed],
		["a request that never ends", neverFinished],
	])(
		"does not wait for %s",
		async (_, sent) => {
			const served = await serveApp();
			const socket = connect(Number(new URL(served.url).port), "127.0.0.1");
			socket.on("error", () => undefined).resume();
			await once(socket, "connect");
			if (sent) socket.write(sent);
			const gone = once(socket, "close");
			await served.close();
			await gone;
			expect(socket.destroyed).toBe(true);
		},
		20_000,
	);
});
