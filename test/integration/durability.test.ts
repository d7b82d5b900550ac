// Done when 3 of the end-to-end issue: whatever is killed and whenever, a punch that was confirmed is in the log and
// reaches the HRIS exactly once. The real server, a stand-in HRIS in a process of its own, SIGKILL at random moments.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { createSystemClock } from "../../src/app/system-clock.ts";
import { parseEmployeeId } from "../../src/core/domain/employee.ts";
import { createKeyFileSecretStore } from "../../src/storage/keys/key-file-secret-store.ts";
import { openStore } from "../../src/storage/open-store.ts";
import { openLedger } from "../../src/sync/stand-in/stand-in-ledger.ts";
import { type ChildHost, createChildHost } from "../support/child-host.ts";
import { eventually } from "../support/eventually.ts";
import { createSeededRandom } from "../support/seeded-random.ts";

const projectRoot = join(import.meta.dirname, "..", "..");
const apiKey = "durability-test-key-0123456789";
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const EMPLOYEES = 400;
const LEAST_PUNCHES = 150;
/** Three of the server, two of the HRIS, two of the inference process, in this order. */
const kills = ["server", "hris", "inference", "server", "hris", "server", "inference"] as const;
const seed = Number(process.env["DURABILITY_SEED"] ?? Date.now() % 1_000_000);

const punchAnswer = z.object({ data: z.object({ event_id: z.string(), state: z.string() }) });
const punchPage = z.object({
	data: z.array(z.object({ event_id: z.string(), employee_id: z.string(), note: z.string().nullable() })),
	next_cursor: z.string().nullable(),
});
const syncAnswer = z.object({ data: z.object({ waiting: z.int(), delivered: z.int(), dead_letters: z.int() }) });

let folder: string;
let ledgerFile: string;
let server: ChildHost;
let hris: ChildHost;
let baseUrl = "";

function prepareStaff(dataDir: string): void {
	const store = openStore({
		dataDir,
		secrets: createKeyFileSecretStore(join(dataDir, "keys")),
		clock: createSystemClock(),
		ids: { uuidv7 },
	});
	for (let index = 0; index < EMPLOYEES; index += 1) {
		const employeeId = parseEmployeeId(`K-${index}`);
		if (employeeId) store.employees.enroll({ employeeId, name: `K ${index}`, consent: null }, [], { replace: false });
	}
	// A second punch of the same person comes a round later; the default cooldown would swallow it.
	store.settings.update({ setupCompleted: true, cooldownSeconds: 5 });
	store.close();
}

async function call(path: string, init: RequestInit = {}): Promise<unknown> {
	const response = await fetch(`${baseUrl}${path}`, {
		...init,
		headers: { "x-api-key": apiKey, "content-type": "application/json" },
		signal: AbortSignal.timeout(10_000),
	});
	if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
	return response.json();
}

beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), "hadir-durability-"));
	const dataDir = join(folder, "data");
	ledgerFile = join(folder, "ledger.jsonl");
	prepareStaff(dataDir);
	const standIn = join(projectRoot, "test", "support", "stand-in-hris-process.ts");
	const firstHris = createChildHost({ args: [standIn, "0", secret, ledgerFile], listening: /listening on (\S+)/ });
	const hrisUrl = await firstHris.start();
	await firstHris.kill();
	// From now on at the same port: the kiosk's settings name it.
	hris = createChildHost({
		args: [standIn, new URL(hrisUrl).port, secret, ledgerFile],
		listening: /listening on (\S+)/,
	});
	await hris.start();
	server = createChildHost({
		args: [join(projectRoot, "src", "server", "index.ts")],
		env: {
			HADIR_DATA_DIR: dataDir,
			HADIR_PORT: "0",
			HADIR_API_KEY: apiKey,
			HADIR_HRIS_URL: hrisUrl,
			HADIR_HRIS_SECRET: secret,
			HADIR_LOG_LEVEL: "warn",
		},
		listening: /Hadir listens on (\S+)/,
	});
	baseUrl = await server.start();
}, 120_000);

afterAll(async () => {
	await server.kill();
	await hris.kill();
	rmSync(folder, { recursive: true, force: true });
});

/** Punches one person after the other, three at a time, until told to stop; knows what was asked and what confirmed. */
function startPunching() {
	const asked = new Map<string, string>();
	const confirmed: string[] = [];
	let isRunning = true;
	let next = 0;
	async function run(): Promise<void> {
		while (isRunning) {
			const index = next++;
			const employeeId = `K-${index % EMPLOYEES}`;
			const note = `punch ${index}`;
			asked.set(note, employeeId);
			try {
				const body = JSON.stringify({ employee_id: employeeId, note });
				const { data } = punchAnswer.parse(await call("/v1/punches", { method: "POST", body }));
				if (data.state === "recorded") confirmed.push(data.event_id);
			} catch {
				// The server was killed: nobody knows about this one, and nobody was told that it was recorded.
			}
			await delay(15);
		}
	}
	const done = Promise.all([run(), run(), run()]);
	return {
		asked,
		confirmed,
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
	} else if (which === "hris") {
		await hris.kill();
		await delay(300);
		await hris.start();
	} else {
		for (const pid of server.children()) process.kill(pid, "SIGKILL");
	}
}

async function readLog() {
	const events: z.infer<typeof punchPage>["data"] = [];
	let cursor: string | null = null;
	do {
		const query = new URLSearchParams({ limit: "500", ...(cursor === null ? {} : { cursor }) });
		const page: z.infer<typeof punchPage> = punchPage.parse(await call(`/v1/punches?${query}`));
		events.push(...page.data);
		cursor = page.next_cursor;
	} while (cursor !== null);
	return events;
}

test(`${kills.length} kills at random moments lose, double and invent nothing (DURABILITY_SEED=${seed})`, async () => {
	const random = createSeededRandom(seed);
	const punching = startPunching();
	for (const which of kills) {
		await delay(300 + random() * 900);
		await kill(which);
	}
	await eventually("enough was recorded to mean something", () => punching.confirmed.length >= LEAST_PUNCHES, 60_000);
	await punching.stop();
	await eventually(
		"everything is delivered",
		async () => syncAnswer.parse(await call("/v1/sync")).data.waiting === 0,
		60_000,
	);

	const log = await readLog();
	const logged = log.map(({ event_id }) => event_id);
	const ledger = openLedger(ledgerFile);
	const received = ledger.entries().map(({ event }) => event);
	ledger.close();
	expect(punching.confirmed.filter((eventId) => !logged.includes(eventId))).toEqual([]);
	expect(received.map(({ id }) => id).sort()).toEqual([...logged].sort());
	expect(new Set(logged).size).toBe(logged.length);
	for (const { note, employee_id } of log) expect(punching.asked.get(note ?? "")).toBe(employee_id);
	expect(new Set(log.map(({ note }) => note)).size).toBe(log.length);
	for (const employeeId of new Set(received.map(({ data }) => data.employee_id))) {
		const order = received.filter(({ data }) => data.employee_id === employeeId).map(({ data }) => data["kiosk_seq"]);
		expect(order).toEqual(order.toSorted((a, b) => Number(a) - Number(b)));
	}
	expect(syncAnswer.parse(await call("/v1/sync")).data).toMatchObject({ dead_letters: 0, delivered: logged.length });
	console.log(
		`${kills.length} kills, ${logged.length} punches, ${punching.confirmed.length} confirmed: lost 0, duplicated 0`,
	);
}, 240_000);
