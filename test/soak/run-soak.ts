// An office day after the other through the real kiosk, as fast as it goes: the Node host and its inference process, the
// real models, SQLite on disk, frames over the WebSocket of the kiosk's page, records that another system enters over
// REST, and deliveries to a stand-in HRIS.
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { HadirClient } from "../../src/contract/index.ts";
import { createChildHost } from "../support/child-host.ts";
import { photoOf } from "../support/sample-people.ts";
import { openSocket } from "../support/transports.ts";
import { officeDay, type Scene, type SceneKind, staff } from "./office-day.ts";
import { judgeSoak, type SoakSample, type SoakTrends } from "./soak-verdict.ts";
import { type SoakedHost, startSoakedHost } from "./soaked-host.ts";

export interface SoakOptions {
	readonly frames: number;
	readonly seed: number;
	readonly onSample?: (sample: SoakSample) => void;
}

export interface SoakResult {
	readonly frames: number;
	readonly scenes: Readonly<Record<SceneKind, number>>;
	/** Frames that got no result: refused or failed. */
	readonly failed: number;
	readonly outcomes: Readonly<Record<string, number>>;
	/** Records in the log, and how many of them the HRIS has. */
	readonly recorded: number;
	readonly delivered: number;
	readonly seconds: number;
	readonly engineRestarts: number;
	readonly trends: SoakTrends;
	readonly isFlat: boolean;
}

/** Two pages at once keep the host busy while the inference process works on the other's frame. */
const CAMERAS = 2;
const SAMPLES = 200;
/** A sample collects the host's heap: not too often in a short run. */
const MIN_FRAMES_A_SAMPLE = 25;
/** The page asks for the state every two seconds; at full speed that is every so many frames. */
const STATUS_EVERY = 20;
const API_PUNCH_EVERY = 500;
const DRAIN_MS = 60_000;

export async function runSoak({ frames, seed, onSample }: SoakOptions): Promise<SoakResult> {
	const folder = mkdtempSync(join(tmpdir(), "hadir-soak-"));
	const secret = `whsec_${randomBytes(24).toString("base64")}`;
	const hris = createChildHost({
		args: [join(import.meta.dirname, "../support/stand-in-hris-process.ts"), "0", secret, join(folder, "ledger.jsonl")],
		listening: /listening on (\S+)/,
	});
	const apiKey = randomBytes(16).toString("hex");
	let host: SoakedHost | null = null;
	try {
		host = await startSoakedHost({
			HADIR_DATA_DIR: join(folder, "data"),
			HADIR_PORT: "0",
			HADIR_API_KEY: apiKey,
			HADIR_HRIS_URL: await hris.start(),
			HADIR_HRIS_SECRET: secret,
			// Photographs are what there is: every layer runs, none gates.
			HADIR_LIVENESS: "observe",
			HADIR_UNSAFE: "1",
			HADIR_LOG_LEVEL: "error",
		});
		return await soak(host, createRest(host.url, apiKey), { frames, seed, ...(onSample && { onSample }) });
	} finally {
		await host?.stop();
		await hris.kill();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function soak(host: SoakedHost, rest: Rest, { frames, seed, onSample }: SoakOptions): Promise<SoakResult> {
	const cameras = await Promise.all(
		Array.from({ length: CAMERAS }, () => openSocket(host.url, `hadir.token.${host.launchToken}`)),
	);
	const [{ client } = { client: null }] = cameras;
	if (!client) throw new Error("no camera");
	await prepare(client, rest);
	const samples: SoakSample[] = [];
	const counts = { scenes: { empty: 0, face: 0, stranger: 0 }, outcomes: new Map<string, number>(), failed: 0 };
	const scenes = await officeDay(seed);
	const every = Math.max(MIN_FRAMES_A_SAMPLE, Math.floor(frames / SAMPLES));
	const startedMs = performance.now();
	let sent = 0;

	async function submit(camera: HadirClient, { kind, frame }: Scene): Promise<void> {
		counts.scenes[kind] += 1;
		try {
			const file = new File([frame], "frame.jpg", { type: "image/jpeg" });
			const { outcome } = await camera.recognition.submitFrame({ frame: file });
			counts.outcomes.set(outcome, (counts.outcomes.get(outcome) ?? 0) + 1);
		} catch {
			counts.failed += 1;
		}
	}

	async function feed(camera: HadirClient): Promise<void> {
		while (sent < frames) {
			sent += 1;
			const number = sent;
			await submit(camera, scenes());
			if (number % STATUS_EVERY === 0) await camera.system.status({});
			if (number % API_PUNCH_EVERY === 0)
				await rest.punch(staff[(number / API_PUNCH_EVERY) % staff.length] ?? staff[0]);
			if (number % every === 0) {
				const sample = { frames: number, ...(await host.held()) };
				samples.push(sample);
				onSample?.(sample);
			}
		}
	}

	await Promise.all(cameras.map((camera) => feed(camera.client)));
	const seconds = (performance.now() - startedMs) / 1000;
	const { delivered, waiting } = await drained(client);
	const { engine } = await client.system.status({});
	for (const camera of cameras) await camera.close();
	const trends = judgeSoak(samples);
	return {
		frames,
		scenes: counts.scenes,
		failed: counts.failed,
		outcomes: Object.fromEntries(counts.outcomes),
		recorded: delivered + waiting,
		delivered,
		seconds: Math.round(seconds),
		engineRestarts: engine.restarts,
		trends,
		isFlat: Object.values(trends).every(({ isFlat }) => isFlat),
	};
}

/** Set up, and the staff enrolled from one photo each. */
async function prepare(client: HadirClient, rest: Rest): Promise<void> {
	await client.setup.complete({
		language: "id",
		pin: "628405",
		kioskName: "Soak",
		cameraId: null,
		hrisUrl: null,
		hrisSecret: null,
	});
	for (const person of staff) await rest.register(person, await photoOf(person));
}

async function drained(client: HadirClient): Promise<{ delivered: number; waiting: number }> {
	const endMs = performance.now() + DRAIN_MS;
	for (;;) {
		const { sync } = await client.system.status({});
		if (sync.waiting === 0 || performance.now() > endMs) return sync;
		await new Promise((resolve) => setTimeout(resolve, 200));
	}
}

type Rest = ReturnType<typeof createRest>;

function createRest(url: string, apiKey: string) {
	async function post(path: string, init: RequestInit): Promise<void> {
		const response = await fetch(`${url}${path}`, {
			method: "POST",
			...init,
			headers: { ...init.headers, "X-API-Key": apiKey },
		});
		const body = await response.text();
		if (!response.ok) throw new Error(`${path}: ${response.status} ${z.string().max(500).catch("").parse(body)}`);
	}
	return {
		async register(employeeId: string, photo: Buffer): Promise<void> {
			const form = new FormData();
			form.set("employee_id", employeeId);
			form.set("name", employeeId);
			form.set("image", new Blob([new Uint8Array(photo)], { type: "image/jpeg" }), "face.jpg");
			await post("/register", { body: form });
		},
		punch: (employeeId: string) =>
			post("/v1/punches", {
				headers: { "content-type": "application/json" },
				body: JSON.stringify({ employee_id: employeeId }),
			}),
	};
}
