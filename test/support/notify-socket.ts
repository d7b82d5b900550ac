// systemd's end of `NOTIFY_SOCKET`, as far as a test needs it: a Unix datagram socket, which Node has not, in Python.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

const RECEIVER = `
import socket, sys
heard = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
heard.bind(sys.argv[1])
print("listening", flush=True)
while True:
    for line in heard.recv(4096).decode().splitlines():
        print("heard " + line, flush=True)
`;

export interface NotifySocket {
	/** Every line so far, in the order of arrival. */
	lines(): readonly string[];
	close(): void;
}

export async function openNotifySocket(path: string): Promise<NotifySocket> {
	const child = spawn("python3", ["-c", RECEIVER, path], { stdio: ["ignore", "pipe", "inherit"] });
	const heard: string[] = [];
	const lines = createInterface({ input: child.stdout });
	const isListening = once(lines, "line");
	lines.on("line", (line) => line.startsWith("heard ") && heard.push(line.slice("heard ".length)));
	await isListening;
	return { lines: () => heard, close: () => void child.kill("SIGKILL") };
}
