// What Prometheus gets, from a kiosk that has seen a face; and that the dashboard and the alerts ask for what there is.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { employeeId } from "../../support/environment.ts";
import { samplePhoto } from "../../support/sample-photos.ts";
import { type ServedApp, serveApp, testApiKey } from "../../support/served-app.ts";

const resources = join(import.meta.dirname, "..", "..", "..", "resources");

let served: ServedApp;
let text: string;

async function scrape(headers: Record<string, string>): Promise<Response> {
	return fetch(`${served.url}/metrics`, { headers });
}

beforeAll(async () => {
	served = await serveApp({ env: { HADIR_LIVENESS: "observe" } });
	const { services } = served.app;
	const photo = await samplePhoto("maya");
	await services.employees.register({ employeeId: employeeId("E-SECRET-9"), name: "Maya Kanaria" }, photo, "test");
	for (let frame = 0; frame < 3; frame++) await services.recognition.submitFrame("camera", photo);
	services.recognition.endCameraSession("camera");
	services.faults.record({ kind: "camera-frozen", recoveredAfterMs: 2_500 });
	services.targets.connectWebhook({ url: "https://hris.example/kanaria", secret: null }, "test");
	const response = await scrape({ authorization: `Bearer ${testApiKey}` });
	expect(response.status).toBe(200);
	expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
	text = await response.text();
}, 120_000);
afterAll(() => served.close());

/** Samples by name and labels: `hadir_frames_total{outcome="matched"}`. */
function samples(): Map<string, number> {
	const lines = text.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
	return new Map(
		lines.map((line) => [line.slice(0, line.lastIndexOf(" ")), Number(line.slice(line.lastIndexOf(" ")))]),
	);
}

function exposedNames(): Set<string> {
	return new Set([...samples().keys()].map((sample) => sample.replace(/\{.*/, "")));
}

describe("GET /metrics", () => {
	it("counts frames, what became of them, and how long each stage took", () => {
		const counted = [...samples()].filter(([name]) => name.startsWith("hadir_frames_total"));
		expect(counted.reduce((sum, [, count]) => sum + count, 0)).toBe(3);
		const ended = [...samples()].filter(([name]) => name.startsWith("hadir_presentations_total"));
		expect(ended.reduce((sum, [, count]) => sum + count, 0)).toBe(1);
		// One more than frames: the photo of the registration.
		expect(samples().get("hadir_frame_duration_seconds_count")).toBeGreaterThanOrEqual(4);
		for (const stage of ["decode", "detect", "embed"])
			expect(samples().get(`hadir_stage_duration_seconds_count{stage="${stage}"}`), stage).toBeGreaterThan(0);
		expect(text).toMatch(/hadir_liveness_score_count\{layer="[\w-]+"\} [1-9]/);
	});

	it("says how things stand", () => {
		const now = samples();
		expect(now.get("hadir_engine_ready")).toBe(1);
		expect(now.get("hadir_enrolled_people")).toBe(1);
		expect(now.get("hadir_clock_trusted")).toBe(1);
		expect(now.get("hadir_inference_memory_bytes") ?? 0).toBeGreaterThan(1e7);
		expect(now.get("process_resident_memory_bytes") ?? 0).toBeGreaterThan(1e7);
		expect(now.get('hadir_faults_total{fault="camera-frozen"}')).toBe(1);
		expect(now.get('hadir_fault_longest_recovery_seconds{fault="camera-frozen"}')).toBe(2.5);
		expect(text).toMatch(/hadir_outbox_waiting\{target="[\w-]+",target_kind="webhook"\} \d/);
	});

	it("leaves out what nobody knows instead of telling zero", () => {
		expect(samples().has("hadir_backup_last_success_timestamp_seconds")).toBe(false);
		expect(samples().has("hadir_clock_offset_seconds")).toBe(false);
	});

	it("names nobody and no place", () => {
		for (const secret of ["Maya", "Kanaria", "E-SECRET-9", "hris.example", "kanaria", testApiKey])
			expect(text).not.toContain(secret);
	});

	it("is for keys to monitor only", async () => {
		expect((await scrape({})).status).toBe(401);
		expect((await scrape({ authorization: "Bearer wrong" })).status).toBe(401);
		const made = (scopes: ("read" | "monitor")[]) =>
			served.app.services.apiKeys.create({ name: scopes.join(), scopes, expiresInDays: null }, "test").secret;
		expect((await scrape({ "x-api-key": made(["read"]) })).status).toBe(403);
		expect((await scrape({ "x-api-key": made(["monitor"]) })).status).toBe(200);
	});

	it("begins a counter again at zero and never lets one fall while the kiosk runs", async () => {
		const again = await (await scrape({ "x-api-key": testApiKey })).text();
		const counters = [...again.matchAll(/^# TYPE (\S+) counter$/gm)].map(([, name]) => name);
		expect(counters).toContain("hadir_faults_total");
		for (const [sample, before] of samples()) {
			if (!counters.includes(sample.replace(/\{.*/, ""))) continue;
			const line = again.split("\n").find((candidate) => candidate.startsWith(`${sample} `));
			expect(Number(line?.slice(line.lastIndexOf(" "))), sample).toBeGreaterThanOrEqual(before);
		}
	});
});

/** Metric names within PromQL: ours and the process' own. */
function askedNames(expression: string): string[] {
	return [...expression.matchAll(/\b(?:hadir|process)_[a-z0-9_]+/g)].map(([name]) => name);
}

/** Absent until there is something to tell; the texts of the table say so. */
const absentHere = ["hadir_backup_last_success_timestamp_seconds", "hadir_clock_offset_seconds"];

describe("what is made for monitoring", () => {
	it("shows in the dashboard only what a kiosk exposes", async () => {
		const dashboard = z
			.object({
				panels: z.array(
					z.object({
						title: z.string().min(1),
						targets: z.array(z.object({ expr: z.string() })).optional(),
						gridPos: z.object({ x: z.int(), y: z.int(), w: z.int(), h: z.int() }),
					}),
				),
			})
			.parse(JSON.parse(await readFile(join(resources, "grafana", "hadir.json"), "utf8")));
		const asked = dashboard.panels.flatMap(({ targets = [] }) => targets.flatMap(({ expr }) => askedNames(expr)));
		expect(asked.length).toBeGreaterThan(10);
		const known = new Set([...exposedNames(), ...absentHere]);
		expect([...new Set(asked)].filter((name) => !known.has(name))).toEqual([]);
	});

	it("raises alerts only over what a kiosk exposes", async () => {
		const rules = await readFile(join(resources, "prometheus", "hadir-alerts.yml"), "utf8");
		const asked = [...rules.matchAll(/^\s+expr: (.+)$/gm)].flatMap(([, expression]) => askedNames(expression ?? ""));
		expect(asked.length).toBeGreaterThan(5);
		const known = new Set([...exposedNames(), ...absentHere]);
		expect([...new Set(asked)].filter((name) => !known.has(name))).toEqual([]);
	});
});
