// The interface that the old Python service had, called as its clients call it: multipart with curl.
import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { curl, curlMissing } from "../../support/curl.ts";
import { eventually } from "../../support/eventually.ts";
import { emptyRoomPhoto, groupPhoto, samplePhoto } from "../../support/sample-photos.ts";
import { type ServedApp, serveApp, testApiKey } from "../../support/served-app.ts";

const skipReason = curlMissing();
if (skipReason) console.warn(`skipped: ${skipReason}`);

const KEY = `X-API-Key: ${testApiKey}`;
const ENGLISH = "Accept-Language: en-GB,en;q=0.9";

describe.skipIf(skipReason !== null)("REST as the old service had it, with curl", () => {
	let served: ServedApp;
	let folder: string;
	const file = (name: string) => `image=@${join(folder, name)}`;
	const at = (path: string) => `${served.url}${path}`;
	const refused = (code: string) => ({ status: "error", code, message: expect.stringMatching(/\w/) });

	beforeAll(async () => {
		served = await serveApp();
		folder = await mkdtemp(join(tmpdir(), "hadir-curl-"));
		const photos = {
			"dewi.jpg": await samplePhoto("dewi"),
			"dewi-again.jpg": await samplePhoto("dewi", 1),
			"putri.jpg": await samplePhoto("putri"),
			"group.jpg": await groupPhoto(),
			"wall.jpg": await emptyRoomPhoto(),
			"text.jpg": Buffer.from("not an image"),
			"cut-off.jpg": (await samplePhoto("dewi")).subarray(0, 400),
			"empty.jpg": Buffer.alloc(0),
			"10-megabytes.jpg": Buffer.alloc(0),
			"11-megabytes.jpg": Buffer.alloc(0),
			"40-megabytes.jpg": Buffer.alloc(0),
		};
		for (const [name, bytes] of Object.entries(photos)) await writeFile(join(folder, name), bytes);
		await truncate(join(folder, "10-megabytes.jpg"), 10 * 1024 * 1024 + 1);
		await truncate(join(folder, "11-megabytes.jpg"), 11 * 1024 * 1024);
		await truncate(join(folder, "40-megabytes.jpg"), 40 * 1024 * 1024);
	});
	afterAll(async () => {
		await served.close();
		await rm(folder, { recursive: true, force: true });
	});

	it("GET / is open", async () => {
		expect(await curl(at("/"))).toEqual({ status: 200, body: { status: "ok", service: "hadir", version: "0.1.0" } });
	});

	it("answers HEAD for monitors, without a body", async () => {
		for (const [path, status] of [
			["/", 200],
			["/v1/health", 200],
			["/users", 401],
			["/docs", 200],
			["/nope", 404],
		] as const) {
			const response = await fetch(at(path), { method: "HEAD" });
			expect({ path, status: response.status, body: await response.text() }).toEqual({ path, status, body: "" });
		}
	});

	it("everything else wants the key: 401", async () => {
		for (const parameters of [
			[at("/users")],
			["-F", file("dewi.jpg"), at("/recognize")],
			["-F", file("40-megabytes.jpg"), at("/recognize")],
			["-F", "employee_id=1", "-F", "name=A", "-F", file("dewi.jpg"), at("/register")],
			["-X", "DELETE", at("/user/1")],
			[at("/v1/punches")],
			["--json", "{}", at("/v1/punches")],
			[at("/v1/sync")],
			["-H", "X-API-Key: wrong", at("/users")],
			["-H", "X-API-Key;", at("/users")],
		])
			expect(await curl(...parameters)).toEqual({ status: 401, body: refused("UNAUTHENTICATED") });
	});

	it("POST /register adds one template a call", async () => {
		const register = (photo: string) =>
			curl("-H", KEY, "-F", "employee_id=E-7", "-F", "name=Dewi Lestari", "-F", file(photo), at("/register"));
		const data = { employee_id: "E-7", name: "Dewi Lestari", num_embeddings: 1 };
		expect(await register("dewi.jpg")).toEqual({ status: 200, body: { status: "success", data } });
		const second = { status: "success", data: { ...data, num_embeddings: 2 } };
		expect(await register("dewi-again.jpg")).toEqual({ status: 200, body: second });
		const users = { status: "success", data: [{ ...data, num_embeddings: 2 }] };
		expect(await curl("-H", KEY, at("/users"))).toEqual({ status: 200, body: users });
	});

	it("POST /recognize names her, with distance, threshold and confidence", async () => {
		const { status, body } = await curl("-H", KEY, "-F", file("dewi-again.jpg"), at("/recognize"));
		expect(status).toBe(200);
		expect(body).toEqual({
			status: "success",
			data: {
				match: true,
				employee_id: "E-7",
				name: "Dewi Lestari",
				distance: expect.closeTo(0, 1),
				threshold: expect.any(Number),
				confidence: "high",
				liveness_ok: true,
				liveness_mode: "off",
			},
		});
	});

	it("POST /recognize knows no stranger and writes no attendance", async () => {
		const { status, body } = await curl("-H", KEY, "-F", file("putri.jpg"), at("/recognize"));
		expect({ status, body }).toEqual({
			status: 200,
			body: {
				status: "success",
				data: {
					match: false,
					reason: "Tidak ada wajah cocok.",
					best_distance: expect.any(Number),
					threshold: expect.any(Number),
					liveness_ok: true,
					liveness_mode: "off",
				},
			},
		});
		const punches = await curl("-H", KEY, at("/v1/punches"));
		expect(punches.body).toEqual({ status: "success", data: [], next_cursor: null });
	});

	it.each([
		["wall.jpg", 422, "NO_FACE"],
		["group.jpg", 422, "MULTIPLE_FACES"],
		["text.jpg", 415, "UNSUPPORTED_IMAGE"],
		["cut-off.jpg", 415, "UNSUPPORTED_IMAGE"],
		["empty.jpg", 422, "VALIDATION_FAILED"],
		["10-megabytes.jpg", 413, "PAYLOAD_TOO_LARGE"],
		["11-megabytes.jpg", 413, "PAYLOAD_TOO_LARGE"],
		["40-megabytes.jpg", 413, "PAYLOAD_TOO_LARGE"],
	])("%s is refused by all three calls with %d %s", async (photo, status, code) => {
		const form = ["-H", KEY, "-F", file(photo)];
		expect(await curl(...form, at("/recognize"))).toEqual({ status, body: refused(code) });
		expect(await curl(...form, at("/v1/punches"))).toEqual({ status, body: refused(code) });
		const person = ["-F", "employee_id=E-8", "-F", "name=A"];
		expect(await curl(...form, ...person, at("/register"))).toEqual({ status, body: refused(code) });
	});

	it("refuses a body without an announced length by what arrives", async () => {
		const chunked = ["-H", KEY, "-H", "Transfer-Encoding: chunked", "-F", file("11-megabytes.jpg")];
		expect(await curl(...chunked, at("/recognize"))).toEqual({ status: 413, body: refused("PAYLOAD_TOO_LARGE") });
	});

	it.each([
		[["-F", "name=A", "-F", "IMAGE"], "employee_id"],
		[["-F", "employee_id=E-8", "-F", "IMAGE"], "name"],
		[["-F", "employee_id=E-8", "-F", "name=A"], "image"],
		[["-F", "employee_id=", "-F", "name=A", "-F", "IMAGE"], "employee_id"],
		[["-F", "employee_id=E-8", "-F", "name=  ", "-F", "IMAGE"], "name"],
		[["-F", "employee_id==formula", "-F", "name=A", "-F", "IMAGE"], "employee_id"],
		[["-F", "employee_id=E-8", "-F", "name=A", "-F", "image=a text"], "image"],
	])("POST /register %j: 422 that names %s", async (form, field) => {
		const filled = form.map((part) => (part === "IMAGE" ? file("dewi.jpg") : part));
		const { status, body } = await curl("-H", KEY, "-H", ENGLISH, ...filled, at("/register"));
		const message = `Something is missing or not valid: ${field}. Check it and try again.`;
		expect({ status, body }).toEqual({ status: 422, body: { status: "error", code: "VALIDATION_FAILED", message } });
	});

	it.each([
		["--data-binary", "no multipart", "multipart/form-data; boundary=b"],
		["--data-binary", "no boundary", "multipart/form-data"],
		[
			"--data-binary",
			'--b\r\nContent-Disposition: form-data; name="image"; filename="a.jpg"\r\n\r\nabc',
			"multipart/form-data; boundary=b",
		],
		["--data-binary", "{ not json", "application/json"],
		["--data-binary", "[1,2]", "application/json"],
		["--data-binary", '"text"', "application/json"],
		["--data-binary", "null", "application/json"],
		["--data-binary", '{"__proto__":{"image":1}}', "application/json"],
		["--data-binary", "image=1", "application/x-www-form-urlencoded"],
		["--data-binary", "event: message\n\n", "text/event-stream"],
		["--data-binary", "raw bytes", "image/jpeg"],
		["--data-binary", "raw bytes", ""],
	])("a malformed body (%s %j as %j) is 422, never 500", async (option, data, type) => {
		for (const path of ["/recognize", "/register", "/v1/punches"]) {
			const answer = await curl("-H", KEY, "-H", `Content-Type: ${type}`, option, data, at(path));
			expect(answer).toEqual({ status: 422, body: refused("VALIDATION_FAILED") });
		}
	});

	it("POST /v1/punches records once: 201, then 200", async () => {
		const first = await curl("-H", KEY, "-F", file("dewi-again.jpg"), at("/v1/punches"));
		const data = {
			event_id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7/),
			employee_id: "E-7",
			direction: "IN",
			occurred_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}(Z|[+-]\d\d:\d\d)$/),
			state: "recorded",
			work_date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
			shift_code: null,
			shift_start: null,
			shift_end: null,
			grace_minutes: null,
		};
		expect(first).toEqual({ status: 201, body: { status: "success", data } });
		const second = await curl("-H", KEY, "--json", '{"employee_id":"E-7"}', at("/v1/punches"));
		expect(second).toEqual({ status: 200, body: { status: "success", data: { ...data, state: "already_recorded" } } });

		const listed = await curl("-H", KEY, at("/v1/punches?employee_id=E-7&limit=1"));
		const record = { event_id: data.event_id, employee_id: "E-7", method: "face", kiosk_seq: 1, confidence: "high" };
		expect(listed).toMatchObject({ status: 200, body: { status: "success", data: [record], next_cursor: null } });
	});

	it("POST /v1/punches refuses strangers, unknown people and impossible times", async () => {
		const punch = (...parameters: string[]) => curl("-H", KEY, ...parameters, at("/v1/punches"));
		expect(await punch("-F", file("putri.jpg"))).toEqual({ status: 422, body: refused("NOT_RECOGNISED") });
		expect(await punch("--json", '{"employee_id":"nobody"}')).toEqual({
			status: 404,
			body: refused("EMPLOYEE_NOT_FOUND"),
		});
		for (const json of ['{"employee_id":"E-7","occurred_at":"yesterday"}', '{"employee_id":"E-7","direction":"UP"}'])
			expect(await punch("--json", json)).toEqual({ status: 422, body: refused("VALIDATION_FAILED") });
	});

	it.each(["limit=0", "limit=abc", "limit=501", "from=today", "cursor=x", "employee_id="])(
		"GET /v1/punches?%s: 422",
		async (query) => {
			const answer = await curl("-H", KEY, at(`/v1/punches?${query}`));
			expect(answer).toEqual({ status: 422, body: refused("VALIDATION_FAILED") });
		},
	);

	it("GET /v1/health tells details only to a key", async () => {
		const summary = { healthy: true, reasons: [], version: "0.1.0" };
		await eventually("the engine is ready", () => served.app.engine.status().state === "ready");
		expect(await curl(at("/v1/health"))).toEqual({ status: 200, body: { status: "success", data: summary } });
		const { body } = await curl("-H", KEY, at("/v1/health"));
		expect(body).toMatchObject({ data: { ...summary, detail: { engine: "ready", enrolled_employees: 1 } } });
		expect(await curl("-H", KEY, at("/v1/sync"))).toMatchObject({
			status: 200,
			body: { data: { network: "not_configured", waiting: 0, targets: [] } },
		});
	});

	it("DELETE /user removes every template; unknown users are 404", async () => {
		const remove = (id: string) => curl("-H", KEY, "-X", "DELETE", at(`/user/${id}`));
		const gone = { status: "success", data: { employee_id: "E-7", deleted: true } };
		expect(await remove("E-7")).toEqual({ status: 200, body: gone });
		for (const id of ["E-7", "nobody", "%20", "a%2Fb", "%F0%9F%99%82", "x".repeat(64), "x".repeat(300)])
			expect(await remove(id)).toEqual({ status: 404, body: refused("EMPLOYEE_NOT_FOUND") });
		expect(await curl("-H", KEY, at("/users"))).toEqual({ status: 200, body: { status: "success", data: [] } });
	});

	it("removes a person whose id needs encoding", async () => {
		const person = ["-F", "employee_id=HQ/Ünal", "-F", "name=Rina", "-F", file("putri.jpg")];
		expect((await curl("-H", KEY, ...person, at("/register"))).status).toBe(200);
		const answer = await curl("-H", KEY, "-X", "DELETE", at(`/user/${encodeURIComponent("HQ/Ünal")}`));
		expect(answer).toMatchObject({ status: 200, body: { data: { employee_id: "HQ/Ünal" } } });
	});

	it("unknown addresses are 404, known ones with another method 405", async () => {
		for (const path of [
			"/nope",
			"/user",
			"/v1",
			"/users/1",
			"/%zz",
			"/rpc",
			"/integration/home",
			"/recognition/submitFrame",
		])
			expect(await curl("-H", KEY, at(path))).toEqual({ status: 404, body: refused("NOT_FOUND") });
		expect(await curl("-X", "PUT", at("/users"))).toEqual({ status: 405, body: refused("METHOD_NOT_ALLOWED") });
		expect(await curl(at("/recognize"))).toEqual({ status: 405, body: refused("METHOD_NOT_ALLOWED") });
	});

	it("speaks Indonesian unless English is preferred", async () => {
		const message = async (...parameters: string[]) => (await curl(...parameters, at("/nope"))).body;
		expect(await message()).toMatchObject({ message: expect.stringContaining("Alamat ini tidak ada") });
		expect(await message("-H", ENGLISH)).toMatchObject({ message: expect.stringContaining("nothing at this address") });
		const both = "Accept-Language: en;q=0.4, id;q=0.8";
		expect(await message("-H", both)).toMatchObject({ message: expect.stringContaining("Alamat ini tidak ada") });
	});
});
