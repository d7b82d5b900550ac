// A receiver of somebody else's: Python, with the guide's sample and nothing of ours, and a ledger in a file.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { type ChildHost, createChildHost } from "./child-host.ts";
import { webhookSampleIn } from "./webhook-sample.ts";

const PYTHON = "python3";

const around = (sample: string) => `${sample}

import json, os, sys, threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

port, secret, path = int(sys.argv[1]), sys.argv[2], sys.argv[3]
lock = threading.Lock()
# A kill may have cut the last line, which was not answered for then.
whole = open(path, "rb").read() if os.path.exists(path) else b""
ledger = open(path, "wb")
ledger.write(whole[: whole.rfind(b"\\n") + 1])
ledger.flush()
known = {json.loads(line)["id"] for line in whole[: whole.rfind(b"\\n") + 1].splitlines()}


class Receiver(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        self.send_response(self.take(body))
        self.send_header("content-length", "0")
        self.end_headers()

    def take(self, body):
        if not is_from_hadir(self.headers, body, secret):
            return 401
        event = json.loads(body)
        with lock:
            if event["id"] in known:
                return 200
            ledger.write(json.dumps(event).encode() + b"\\n")
            ledger.flush()
            os.fsync(ledger.fileno())
            known.add(event["id"])
            return 201

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", port), Receiver)
print(f"listening on http://127.0.0.1:{server.server_port}/", flush=True)
server.serve_forever()
`;

const eventSchema = z.object({ id: z.string(), data: z.object({ employee_id: z.string(), kiosk_seq: z.int() }) });

export interface PythonReceiver extends ChildHost {
	/** In the order of arrival. */
	ledger(): readonly z.output<typeof eventSchema>[];
}

export const hasPython = spawnSync(PYTHON, ["--version"]).status === 0;

/** @param port 0 takes a free one at each start */
export function createPythonReceiver(
	folder: string,
	{ port, secret }: { port: number; secret: string },
): PythonReceiver {
	const script = join(folder, "receiver.py");
	const ledgerFile = join(folder, "ledger.jsonl");
	writeFileSync(script, around(webhookSampleIn("python")));
	const args = [script, String(port), secret, ledgerFile];
	const process = createChildHost({ command: PYTHON, args, listening: /listening on (\S+)/ });
	return {
		...process,
		ledger: () =>
			readFileSync(ledgerFile, "utf8")
				.split("\n")
				.filter(Boolean)
				.map((line) => eventSchema.parse(JSON.parse(line))),
	};
}
