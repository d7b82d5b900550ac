// Torture from outside: punches over HTTP from clients that repeat what they got no answer to, a server and a receiver of
// somebody else's that are killed meanwhile. Every request is one record, and every record is there once and in order.
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createSystemClock } from "../../src/app/system-clock.ts";
import { createKeyFileSecretStore } from "../../src/storage/keys/key-file-secret-store.ts";
import { openStore } from "../../src/storage/open-store.ts";
import { type ChildHost, createChildHost } from "../support/child-host.ts";
import { eventually } from "../support/eventually.ts";
import { createPythonReceiver, hasPython, type PythonReceiver } from "../support/python-receiver.ts";
import { createSeededRandom } from "../support/seeded-random.ts";
import { employeeId } from "../support/store-fixture.ts";

const apiKey = "outside-test-key-0123456789";
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const CLIENTS = 3;
const PEOPLE_OF_A_CLIENT = 10;
const LEAST_PUNCHES = 120;
const kills = ["server", "receiver", "server", "server", "receiver", "server"] as const;
const seed = Number(process.env["OUTSIDE_SEED"] ?? Date.now() % 1_000_000);

const punchAnswer = z.object({ data: z.object({ event_id: z.string(), state: z.literal("recorded") }) });
const punchPage = z.object({
	data: z.array(z.object({ event_id: z.string(), note: z.string() })),
	next_cursor: z.string().nullable(),
});
const syncAnswer = z.object({ data: z.object({ waiting: z.int(), delivered: z.int(), dead_letters: z.int() }) });

let folder: string;
let server: ChildHost;
let receiver: PythonReceiver;
let baseUrl = "";

function prepareStaff(dataDir: string): void {
	const secrets = createKeyFileSecretStore(join(dataDir, "keys"));
	const store = openStore({ dataDir, secrets, clock: createSystemClock(), ids: { uuidv7 } });
	for (let index = 0; index < CLIENTS * PEOPLE_OF_A_CLIENT; index += 1) {
		const person = { employeeId: employeeId(`K-${index}`), name: `K ${index}`, consent: null };
		store.employees.enroll(person, [], { replace: false });
	}
	store.settings.update({ setupCompleted: true, cooldownSeconds: 0 });
	store.close();
}

beforeAll(async () => {
	if (!hasPython) return;
	folder = mkdtempSync(join(tmpdir(), "hadir-outside-"));
	const dataDir = join(folder, "data");
	prepareStaff(dataDir);
	const first = createPythonReceiver(folder, { port: 0, secret });
	const receiverUrl = await first.start();
	await first.kill();
	// From now on at the same port: the kiosk's settings name it.
	receiver = createPythonReceiver(folder, { port: Number(new URL(receiverUrl).port), secret });
	await receiver.start();
	server = createChildHost({
		args: [join(import.meta.dirname, "../../src/server/index.ts")],
		env: {
			HADIR_DATA_DIR: dataDir,
			HADIR_PORT: "0",
			HADIR_API_KEY: apiKey,
			HADIR_HRIS_URL: receiverUrl,
			HADIR_HRIS_SECRET: secret,
			HADIR_LOG_LEVEL: "warn",
		},
		listening: /Hadir listens on (\S+)/,
	});
	baseUrl = await server.start();
}, 120_000);

afterAll(async () => {
	if (!hasPython) return;
	await server.kill();
	await receiver.kill();
	rmSync(folder, { recursive: true, force: true });
});

async function call(path: string, init: RequestInit = {}): Promise<unknown> {
	const headers = { "x-api-key": apiKey, "content-type": "application/json", ...init.headers };
	const response = await fetch(`${baseUrl}${path}`, { signal: AbortSignal.timeout(10_000), ...init, headers });
	if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
	return response.json();
}

/** Until it is answered, with the same key; now and then the client itself hangs up before the answer. */
async function punchUntilAnswered(body: string, random: () => number): Promise<string> {
	const key = randomUUID();
	for (;;) {
		try {
			const hangUp = random() < 0.3 ? { signal: AbortSignal.timeout(Math.ceil(random() * 12)) } : {};
			const answer = await call("/v1/punches", {
				method: "POST",
				headers: { "idempotency-key": key },
				body,
				...hangUp,
			});
			return punchAnswer.parse(answer).data.event_id;
		} catch (error) {
			if (error instanceof z.ZodError) throw error;
			await delay(40);
		}
	}
}

function startClients(random: () => number) {
	/** What was asked for, by its note, and the event that the answer told of. */
	const answered = new Map<string, string>();
	let isRunning = true;
	async function run(client: number): Promise<void> {
		for (let count = 0; isRunning; count += 1) {
			const person = client * PEOPLE_OF_A_CLIENT + (count % PEOPLE_OF_A_CLIENT);
			const note = `client ${client} punch ${count}`;
			const body = JSON.stringify({ employee_id: `K-${person}`, note });
			answered.set(note, await punchUntilAnswered(body, random));
			await delay(10);
		}
	}
	const done = Promise.all(Array.from({ length: CLIENTS }, (_, client) => run(client)));
	return {
		answered,
		stop() {
			isRunning = false;
			return done;
		},
	};
}

async function kill(which: (typeof kills)[number]): Promise<void> {
	if (which === "server") {
		await server.kill();
		baseUrl = await server.start();
	} else {
		await receiver.kill();
		await delay(300);
		await receiver.start();
	}
}

async function readLog(): Promise<ReadonlyMap<string, string>> {
	const events: (readonly [string, string])[] = [];
	for (let cursor: string | null = ""; cursor !== null; ) {
		const query = new URLSearchParams({ limit: "500", ...(cursor !== "" && { cursor }) });
		const page: z.output<typeof punchPage> = punchPage.parse(await call(`/v1/punches?${query}`));
		events.push(...page.data.map(({ note, event_id }) => [note, event_id] as const));
		cursor = page.next_cursor;
	}
	const byNote = new Map(events);
	expect(byNote.size).toBe(events.length);
	return byNote;
}

test.skipIf(!hasPython)(
	`${kills.length} kills: every request is one record, at a receiver in Python too (OUTSIDE_SEED=${seed})${hasPython ? "" : " (not run: no python3 here)"}`,
	async () => {
		const random = createSeededRandom(seed);
		const clients = startClients(random);
		for (const which of kills) {
			await delay(300 + random() * 900);
			await kill(which);
		}
		await eventually("enough was recorded to mean something", () => clients.answered.size >= LEAST_PUNCHES, 60_000);
		await clients.stop();
		const isDelivered = async () => syncAnswer.parse(await call("/v1/sync")).data.waiting === 0;
		await eventually("everything is delivered", isDelivered, 60_000);

		const log = await readLog();
		expect(new Map([...log].sort())).toEqual(new Map([...clients.answered].sort()));
		const received = receiver.ledger();
		expect(received.map(({ id }) => id).sort()).toEqual([...log.values()].sort());
		for (const [, events] of Map.groupBy(received, ({ data }) => data.employee_id)) {
			const order = events.map(({ data }) => data.kiosk_seq);
			expect(order).toEqual(order.toSorted((a, b) => a - b));
		}
		expect(syncAnswer.parse(await call("/v1/sync")).data).toMatchObject({ dead_letters: 0, delivered: log.size });
		console.log(`${kills.length} kills from outside, ${log.size} requests: lost 0, doubled 0`);
	},
	240_000,
);
