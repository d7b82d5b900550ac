// Starts the peers, each in a process of its own, with their models on a loopback port.
import { type ChildProcess, fork } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { join, sep } from "node:path";
import { type PeerName, type PeerReply, type PeerRequest, peerReplySchema } from "./peer-messages.ts";
import type { RunTime } from "./rounds.ts";

const modulesDir = join(import.meta.dirname, "node_modules");

export interface PeerResult extends RunTime {
	readonly embedding: Float32Array | null;
}

export interface RunningPeer {
	readonly name: PeerName;
	analyse(request: PeerRequest): Promise<PeerResult>;
}

export interface RunningPeers {
	readonly peers: readonly RunningPeer[];
	stop(): Promise<void>;
}

export async function startPeers(names: readonly PeerName[]): Promise<RunningPeers> {
	const { server, url } = await serveModules();
	const children: ChildProcess[] = [];
	async function stop(): Promise<void> {
		for (const child of children) child.kill();
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
	}
	try {
		const peers: RunningPeer[] = [];
		for (const name of names) {
			const child = fork(join(import.meta.dirname, "peer-process.ts"), [name, url], {
				execArgv: [],
				serialization: "advanced",
			});
			children.push(child);
			const ready = nextReply(child, name);
			await ready;
			peers.push({ name, analyse: (request) => ask(child, name, request) });
		}
		return { peers, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}

async function ask(child: ChildProcess, name: PeerName, request: PeerRequest): Promise<PeerResult> {
	const reply = nextReply(child, name);
	child.send(request);
	const result = await reply;
	if (result.kind !== "result") throw new Error(`${name} answered out of turn`);
	return result;
}

function nextReply(child: ChildProcess, name: PeerName): Promise<PeerReply> {
	return new Promise((resolve, reject) => {
		const onMessage = (message: unknown) => {
			child.off("exit", onExit);
			const reply = peerReplySchema.safeParse(message);
			if (reply.success) resolve(reply.data);
			else reject(new Error(`${name} sent what nobody expected`));
		};
		const onExit = () => {
			child.off("message", onMessage);
			reject(new Error(`${name} ended`));
		};
		child.once("message", onMessage);
		child.once("exit", onExit);
	});
}

/** The peers' own packages, for this process's children. */
async function serveModules(): Promise<{ readonly server: Server; readonly url: string }> {
	const server = createServer((request, response) => {
		const path = join(modulesDir, decodeURIComponent(new URL(request.url ?? "/", "http://localhost").pathname));
		if (!path.startsWith(modulesDir + sep)) return void response.writeHead(404).end();
		readFile(path).then(
			(bytes) => response.end(bytes),
			() => response.writeHead(404).end(),
		);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	if (address === null || typeof address === "string") throw new Error("no port for the peers' models");
	return { server, url: `http://127.0.0.1:${address.port}` };
}
