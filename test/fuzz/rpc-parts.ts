// The contract's two message transports, spoken to below the typed client.
import { MessageChannel } from "node:worker_threads";
import { WebSocket } from "ws";
import type { App } from "../../src/app/create-app.ts";
import { eventually } from "../support/eventually.ts";
import { type RunningApp, serveApp, startApp, testLaunchToken } from "../support/served-app.ts";
import { openInProcess } from "../support/transports.ts";
import type { Random } from "./random-choice.ts";
import { rpcFrame } from "./rpc-frames.ts";
import type { FuzzPart, OpenPart } from "./run-part.ts";

/** A connection that has said what it was told to, and is asked whether it still answers. */
interface Wire {
	send(frame: string): void;
	readonly answers: string[];
	hasEnded(): boolean;
	close(): Promise<void>;
}

const ALIVE = JSON.stringify({ i: "alive", p: { u: "/session/state", b: { json: {} } } });

async function setUp(app: App): Promise<void> {
	const answers = { pin: "258036", kioskName: "Lobi", cameraId: null, hrisUrl: null, hrisSecret: null };
	await openInProcess(app, { kind: "local", role: "kiosk" }).setup.complete({ ...answers, language: "id" });
}

/**
 * Each frame is followed by a call that must be answered, unless the connection was ended, which is right for what is no
 * call. Errors of the log are bugs: whatever a page sends is refused in words.
 */
async function openPart(running: RunningApp, connect: () => Promise<Wire>, hasRole: boolean): Promise<OpenPart> {
	await setUp(running.app);
	let wire = await connect();
	let errorsSeen = 0;
	return {
		async attempt(random: Random) {
			const input = rpcFrame(random, hasRole);
			wire.send(input);
			wire.send(ALIVE);
			const isAnswered = () => wire.answers.some((answer) => answer.includes('"i":"alive"'));
			await eventually("the next call is answered, or the connection ended", () => isAnswered() || wire.hasEnded());
			const statuses = wire.answers.splice(0).map((answer) => /"s":(\d+)/.exec(answer)?.[1] ?? "200");
			const outcome = wire.hasEnded() ? "ended" : (statuses.find((status) => status !== "200") ?? "200");
			if (wire.hasEnded()) wire = await connect();
			const errors = running.log.lines.filter(({ level }) => level === "error");
			const logged = errors.length > errorsSeen ? `logged: ${JSON.stringify(errors.at(-1))}` : null;
			errorsSeen = errors.length;
			return { outcome, problem: logged ?? (statuses.includes("500") ? "answered with 500" : null), input };
		},
		async close() {
			await wire.close();
			await running.close();
		},
	};
}

/** As the administrator's unlocked page in Electron: served as `main/rpc-ports` serves its ports. */
export const ipcPart: FuzzPart = {
	name: "ipc",
	async open() {
		const running = await startApp({ hasEngine: false });
		return openPart(running, async () => openPort(running.app), true);
	},
};

function openPort(app: App): Wire {
	const { port1, port2 } = new MessageChannel();
	const context = app.createContext({ kind: "local", role: "administrator" });
	const answers: string[] = [];
	let hasEnded = false;
	const end = () => {
		hasEnded = true;
		port1.close();
	};
	const served = app.serveConnection(context, { send: (message) => port1.postMessage(message), end });
	port1.on("message", (message: unknown) => void served.receive(message));
	port2.on("message", (message: unknown) => answers.push(String(message)));
	return {
		answers,
		send: (frame) => port2.postMessage(frame),
		hasEnded: () => hasEnded,
		async close() {
			served.close();
			port2.close();
			app.endContext(context);
		},
	};
}

/** As the page of a browser kiosk that nobody has unlocked. */
export const socketPart: FuzzPart = {
	name: "socket",
	async open() {
		const served = await serveApp({ hasEngine: false });
		const address = `${served.url.replace("http", "ws")}/rpc`;
		let opened = 0;
		return openPart(served, () => openSocket(address, opened++), false);
	},
};

/**
 * Each frame that is no call ends a connection, and the next one is another handshake: more than one address is given.
 * Linux has 16 million of them on loopback.
 */
async function openSocket(address: string, opened: number): Promise<Wire> {
	const from = `127.0.${1 + (Math.floor(opened / 200) % 250)}.1`;
	const options = process.platform === "linux" ? { localAddress: from } : {};
	const socket = new WebSocket(address, ["hadir", `hadir.token.${testLaunchToken}`], options);
	await new Promise((resolve, reject) => socket.once("open", resolve).once("error", reject));
	const answers: string[] = [];
	socket.on("message", (data) => answers.push(String(data)));
	socket.on("error", () => socket.terminate());
	return {
		answers,
		send: (frame) => socket.send(frame),
		hasEnded: () => socket.readyState === WebSocket.CLOSED,
		close: async () => socket.terminate(),
	};
}
