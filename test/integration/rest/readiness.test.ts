// GET /v1/health/ready tells the truth while something is wrong: each fault for real, over real HTTP.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { onlyChild } from "../../support/child-processes.ts";
import { employeeId } from "../../support/environment.ts";
import { eventually } from "../../support/eventually.ts";
import { samplePhoto } from "../../support/sample-photos.ts";
import { type ServedApp, serveApp } from "../../support/served-app.ts";
import { mountSmallDisk } from "../../support/small-disk.ts";

const answerSchema = z.object({
	status: z.enum(["success", "error"]),
	code: z.string().optional(),
	message: z.string().optional(),
	data: z
		.object({ healthy: z.boolean(), reasons: z.array(z.string()) })
		.partial()
		.optional(),
});

let served: ServedApp | null = null;
const folders: string[] = [];
afterEach(async () => {
	await served?.close();
	served = null;
	for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

async function ask(path: string, language = "en") {
	const response = await fetch(`${served?.url}${path}`, { headers: { "accept-language": language } });
	return { httpStatus: response.status, ...answerSchema.parse(await response.json()) };
}

type Answer = Awaited<ReturnType<typeof ask>>;

/** The first answer that is as expected. */
async function answerThat(what: string, holds: (answer: Answer) => boolean, language = "en"): Promise<Answer> {
	let answer = await ask("/v1/health/ready", language);
	const look = async () => {
		answer = await ask("/v1/health/ready", language);
		return holds(answer);
	};
	await eventually(what, look, 60_000);
	return answer;
}

const becomes = (httpStatus: number) =>
	answerThat(`ready answers ${httpStatus}`, (answer) => answer.httpStatus === httpStatus);

describe("GET /v1/health/ready", () => {
	it("is 200 once the models are loaded, and for a kiosk that knows nobody yet", async () => {
		served = await serveApp();
		await becomes(200);
		expect(await ask("/v1/health")).toMatchObject({ httpStatus: 200, data: { healthy: true, reasons: [] } });
	}, 90_000);

	it("is 503 while the inference process is stopped, and 200 when it is back; it lives all the while", async () => {
		served = await serveApp();
		await becomes(200);
		process.kill(onlyChild(), "SIGSTOP");
		const refused = await becomes(503);
		expect(refused).toMatchObject({ code: "NOT_READY" });
		expect(refused.message).toContain("engine");
		expect((await ask("/v1/health/live")).httpStatus).toBe(200);
		expect(await ask("/v1/health")).toMatchObject({ httpStatus: 200, data: { healthy: false, reasons: ["engine"] } });
		await becomes(200);
	}, 120_000);

	it("is 503 while the inference process is dead", async () => {
		served = await serveApp();
		await becomes(200);
		process.kill(onlyChild(), "SIGKILL");
		expect((await becomes(503)).message).toContain("engine");
		await becomes(200);
	}, 120_000);

	it("does not depend on an HRIS", async () => {
		served = await serveApp();
		served.app.services.targets.connectWebhook({ url: "http://127.0.0.1:9/hook", secret: null }, "test");
		await served.app.services.employees.register(
			{ employeeId: employeeId("E-1"), name: "Maya" },
			await samplePhoto("maya"),
			"test",
		);
		served.app.services.attendance.punch({ employeeId: employeeId("E-1"), method: "face" });
		await becomes(200);
	}, 90_000);

	it("is 503 while the disk is full, in the caller's language", async (context) => {
		const folder = mkdtempSync(join(tmpdir(), "hadir-ready-"));
		folders.push(folder);
		const disk = mountSmallDisk(join(folder, "disk"), 16);
		if (!disk) return context.skip("no small disk here: mounting takes Linux and root");
		try {
			served = await serveApp({ dataDir: disk.path, hasEngine: false });
			disk.fill();
			const isNamed = ({ message }: Answer) => message?.includes("storage") === true;
			const answer = await answerThat("storage is named", isNamed, "id");
			expect(answer).toMatchObject({ httpStatus: 503, code: "NOT_READY" });
			expect(answer.message).toContain("Kiosk belum siap");
			disk.free();
			await answerThat("storage is named no more", (now) => !isNamed(now));
		} finally {
			await served?.close();
			served = null;
			disk.unmount();
		}
	}, 90_000);
});
