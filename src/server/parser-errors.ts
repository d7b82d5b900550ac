// What Node's HTTP parser refuses before there is a request: it gets the form of every other error all the same.
import type { Socket } from "node:net";
import { errorAnswer } from "./rest/error-body.ts";

const statusLines: Readonly<Record<string, string>> = {
	HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
	ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};

/** Answers and closes: what follows on this connection cannot be understood. */
export function answerParserError(error: { readonly code: string }, socket: Socket): void {
	if (error.code === "ECONNRESET" || !socket.writable) {
		socket.destroy();
		return;
	}
	const { body } = errorAnswer("VALIDATION_FAILED", undefined, { fields: ["HTTP"] });
	const text = JSON.stringify(body);
	const head = [
		`HTTP/1.1 ${statusLines[error.code] ?? "400 Bad Request"}`,
		"Content-Type: application/json; charset=utf-8",
		`Content-Length: ${Buffer.byteLength(text)}`,
		"Connection: close",
	];
	socket.end(`${head.join("\r\n")}\r\n\r\n${text}`);
}
