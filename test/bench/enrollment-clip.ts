// How long guided enrollment takes with somebody on video, at the video's own pace, with the real models:
//   node test/bench/enrollment-clip.ts --clip <video> [--interval 115] [--seconds 60]
// The clip is played again and again, a frame each interval, as the enrollment screen sends them; what a pose took is
// clip time, so that a busy machine does not count. A clip without somebody who nods ends after `right`.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chosenPacksOf } from "../../src/app/model-packs.ts";
import { parseEmployeeId } from "../../src/core/domain/employee.ts";
import { defaultModelSettings } from "../../src/core/domain/model-settings.ts";
import { createEnrollmentService } from "../../src/core/services/enrollment/enrollment-service.ts";
import { createForkedInference } from "../../src/vision/inference/fork-inference.ts";
import { createInferenceClient } from "../../src/vision/inference/inference-client.ts";
import { createCountingIds, createRecordingLog } from "../support/environment.ts";
import { createManualTime } from "../support/manual-time.ts";
import { createMemoryEmployees } from "../support/memory-employees.ts";
import { createMemoryAudit } from "../support/memory-settings.ts";
import { readClip } from "./clip-frames.ts";

const { values } = parseArgs({
	options: {
		clip: { type: "string" },
		interval: { type: "string", default: "115" },
		seconds: { type: "string", default: "60" },
	},
});
if (values.clip === undefined) throw new Error("Which video? --clip <file>");
const intervalMs = Number(values.interval);
const limitMs = Number(values.seconds) * 1000;

const root = join(import.meta.dirname, "../..");
const scratchDir = mkdtempSync(join(tmpdir(), "hadir-enrollment-"));
const employees = createMemoryEmployees();
const log = createRecordingLog();
const { clock, advance } = createManualTime();
const client = createInferenceClient({
	spawn: createForkedInference(join(root, "src/vision/inference/inference-process.ts")),
	gallerySource: employees,
	modelsDir: join(root, "models"),
	packs: () => chosenPacksOf(defaultModelSettings),
	scratchDir,
	log,
});
client.start();
try {
	const frames = await readClip(values.clip, 1000 / intervalMs, limitMs / 1000);
	const enrollment = createEnrollmentService({
		engine: client.engine,
		gallery: client.gallery,
		employees,
		pictures: { isWanted: () => false, cut: async () => [] },
		audit: createMemoryAudit(),
		transaction: (work) => work(),
		clock,
		ids: createCountingIds(),
		log,
		livenessMode: "enforce",
	});
	const employeeId = parseEmployeeId("CLIP");
	if (!employeeId) throw new Error("not an employee id");
	const consent = { version: "measure", language: "id", acceptedAtMs: 0 } as const;
	const { enrollmentId } = enrollment.start({ employeeId, name: "Clip", consent, mode: "new", cameraSession: "clip" });
	const seconds: Record<string, number> = {};
	for (let at = 0; at * intervalMs < limitMs; at++) {
		const frame = frames[at % frames.length];
		if (!frame) throw new Error("the clip has no frames");
		const { captured, isComplete } = await enrollment.submitFrame(enrollmentId, frame);
		await advance(intervalMs);
		for (const pose of captured) seconds[pose] ??= Math.round(((at + 1) * intervalMs) / 100) / 10;
		if (isComplete) break;
	}
	console.log(
		JSON.stringify({ clipSeconds: Math.round((frames.length * intervalMs) / 1000), capturedAtSeconds: seconds }),
	);
} finally {
	await client.stop();
	rmSync(scratchDir, { recursive: true, force: true });
}
