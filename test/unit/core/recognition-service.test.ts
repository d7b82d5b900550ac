import { describe, expect, test } from "vitest";
import { AppError } from "../../../src/core/domain/errors.ts";
import type { RecognitionResult } from "../../../src/core/domain/recognition/recognition-result.ts";
import { type CoreFixture, createCoreFixture } from "../../support/core-fixture.ts";
import { employeeId } from "../../support/environment.ts";
import { emptyPhoto, facePhoto } from "../../support/face-photo.ts";

const CAMERA = "camera";
const FRAME_MS = 100;

/** Shows one image for a while, each frame another shot, and returns what the screen got. */
async function show(core: CoreFixture, frames: number, photo: (shot: number) => Uint8Array, camera = CAMERA) {
	const results: RecognitionResult[] = [];
	for (let shot = 0; shot < frames; shot++) {
		await core.time.advance(FRAME_MS);
		results.push(await core.recognition.submitFrame(camera, photo(shot)));
	}
	return results;
}
const outcomes = (results: readonly RecognitionResult[]) =>
	results.map(({ outcome }) => outcome).filter((outcome, i, all) => outcome !== all[i - 1]);
const live = (person: string) => (shot: number) => facePhoto(person, { shot });
const photoOf = (person: string) => (shot: number) => facePhoto(person, { shot, live: 0.02 });

async function withAni(mode?: Parameters<typeof createCoreFixture>[0]): Promise<CoreFixture> {
	const core = createCoreFixture(mode);
	await core.enroll("ani");
	return core;
}

describe("a kiosk frame", () => {
	test("of an employee ends in a punch that is in the log when the card appears", async () => {
		const core = await withAni();
		const results = await show(core, 10, live("ani"));
		expect(outcomes(results)).toEqual(["observing", "matched"]);
		const matched = results.find((result) => result.outcome === "matched");
		const [event] = core.log.events;
		expect(core.log.events).toHaveLength(1);
		expect(matched?.punch).toEqual({
			eventId: event?.eventId,
			employeeId: "ani",
			name: "Name of ani",
			direction: "IN",
			occurredAt: "2026-11-23T08:00:00.500+07:00",
			method: "face",
			confidence: "high",
		});
		expect(event).toMatchObject({ templateContractId: "fake-contract", clockState: "trusted", livenessScore: 0.95 });
		expect(event?.similarity).toBeGreaterThan(0.75);
	});

	test("tells where the face is, as fractions of the frame", async () => {
		const [result] = await show(await withAni(), 1, live("ani"));
		expect(result?.face).toEqual({
			box: { x: 230 / 640, y: 120 / 480, width: 180 / 640, height: 240 / 480 },
			pose: { yawDeg: 0, pitchDeg: 0, rollDeg: 0 },
		});
		expect(result?.liveness).toEqual({ verdict: "live", score: 0.95 });
	});

	test("of the same person a little later is already recorded, with the earlier time", async () => {
		const core = await withAni();
		await show(core, 6, live("ani"));
		await show(core, 300, emptyPhoto);
		const results = await show(core, 6, live("ani"));
		expect(outcomes(results)).toEqual(["observing", "already_recorded"]);
		expect(core.log.events).toHaveLength(1);
		await show(core, 400, emptyPhoto);
		expect(outcomes(await show(core, 6, live("ani")))).toEqual(["observing", "matched"]);
		expect(core.log.events.map(({ direction }) => direction)).toEqual(["IN", "OUT"]);
	});

	test("of a stranger, a photograph, nobody, two people, somebody far away", async () => {
		const core = await withAni();
		expect(outcomes(await show(core, 30, live("stranger")))).toEqual(["observing", "unknown"]);
		await show(core, 12, emptyPhoto);
		expect(outcomes(await show(core, 30, photoOf("ani")))).toEqual(["observing", "presentation_attack"]);
		expect(outcomes(await show(core, 12, emptyPhoto))).toEqual(["no_face"]);
		expect(outcomes(await show(core, 3, () => facePhoto("ani", { centreX: 500, othersPx: [180] })))).toEqual([
			"multiple_faces",
		]);
		const [far] = await show(core, 1, () => facePhoto("ani", { facePx: 40 }));
		expect(far).toMatchObject({ outcome: "low_quality", hint: "come_closer" });
		expect(core.log.events).toEqual([]);
	});

	test("of the nearest in a queue is served", async () => {
		const core = await withAni();
		const results = await show(core, 6, (shot) => facePhoto("ani", { shot, othersPx: [90, 60] }));
		expect(outcomes(results)).toEqual(["observing", "matched"]);
	});

	test("in observe mode shows the verdict and records all the same; when off nothing is run", async () => {
		const observing = await withAni("observe");
		const observed = await show(observing, 6, photoOf("ani"));
		expect(observed[0]?.liveness).toEqual({ verdict: "attack", score: 0.02 });
		expect(observing.log.events).toHaveLength(1);
		const off = await withAni("off");
		const results = await show(off, 6, photoOf("ani"));
		expect(results[0]?.liveness).toEqual({ verdict: "not_run", score: null });
		expect(off.log.events).toHaveLength(1);
		expect(off.engine.calls.some(({ liveness }) => liveness)).toBe(false);
	});

	test("costs no liveness and few embeddings once the card stands", async () => {
		const core = await withAni();
		await show(core, 6, live("ani"));
		const before = core.engine.calls.length;
		await show(core, 20, live("ani"));
		const later = core.engine.calls.slice(before);
		expect(later.filter(({ liveness }) => liveness)).toEqual([]);
		expect(later.filter(({ embedding }) => embedding).length).toBeLessThanOrEqual(5);
	});
});

describe("somebody with a look-alike", () => {
	const [ANI, BUDI] = [employeeId("ani"), employeeId("budi")];

	async function lookAlikes() {
		const core = await withAni();
		await core.enroll("budi");
		core.employees.enroll({ employeeId: BUDI, name: "Budi", consent: null }, [], { replace: false, lookAlikes: [ANI] });
		return core;
	}

	test("and a PIN is asked for it, and nothing is recorded", async () => {
		const core = await lookAlikes();
		core.pins.add(ANI);
		expect(outcomes(await show(core, 10, live("ani")))).toEqual(["observing", "pin_wanted"]);
		expect(core.log.events).toEqual([]);
	});

	test("but no PIN, or where no PIN is used, is recorded as ever", async () => {
		const core = await lookAlikes();
		core.pins.add(ANI);
		core.settings.update({ isPinAllowed: false });
		expect(outcomes(await show(core, 10, live("ani")))).toEqual(["observing", "matched"]);
		const without = await lookAlikes();
		expect(outcomes(await show(without, 10, live("ani")))).toEqual(["observing", "matched"]);
	});

	test("is recorded once the flag is gone, after the time to read the card", async () => {
		const core = await lookAlikes();
		core.pins.add(ANI);
		await show(core, 10, live("ani"));
		core.employees.clearLookAlike(ANI, BUDI);
		expect(outcomes(await show(core, 100, live("ani")))).toEqual(["pin_wanted", "matched"]);
	});
});

describe("when something fails", () => {
	test("a punch that cannot be written is never shown, and is tried again", async () => {
		const core = await withAni();
		core.log.refuse(new AppError("STORAGE_UNAVAILABLE"));
		await expect(show(core, 10, live("ani"))).rejects.toThrow("STORAGE_UNAVAILABLE");
		core.log.refuse(null);
		expect(outcomes(await show(core, 2, live("ani")))).toEqual(["matched"]);
		expect(core.log.events).toHaveLength(1);
	});

	test("a frame that died with the inference process is an error, and the next ones go on", async () => {
		const core = await withAni();
		await show(core, 3, live("ani"));
		core.engine.failNext(new AppError("ENGINE_RESTARTED"));
		await expect(show(core, 1, live("ani"))).rejects.toThrow("ENGINE_RESTARTED");
		expect(outcomes(await show(core, 3, live("ani")))).toEqual(["observing", "matched"]);
	});

	test("somebody removed a moment ago is a stranger, though the index still knows the face", async () => {
		const core = await withAni();
		await show(core, 4, live("ani"));
		core.employees.remove(employeeId("ani"));
		expect(outcomes(await show(core, 30, live("ani")))).toEqual(["observing", "unknown"]);
		expect(core.log.events).toEqual([]);
	});

	test("frames sent all at once are taken one after the other, and only a few wait", async () => {
		const core = await withAni();
		const sent = Array.from({ length: 8 }, (_, shot) =>
			core.recognition.submitFrame(CAMERA, facePhoto("ani", { shot })),
		);
		const settled = await Promise.allSettled(sent);
		const refused = settled.flatMap((outcome) => (outcome.status === "rejected" ? [String(outcome.reason)] : []));
		expect(refused).toEqual(Array.from({ length: 5 }, () => "AppError: RATE_LIMITED"));
		expect(core.engine.calls.filter(({ liveness }) => liveness)).toHaveLength(3);
	});
});

describe("cameras", () => {
	test("keep their evidence apart", async () => {
		const core = await withAni();
		await show(core, 4, live("ani"), "front door");
		await show(core, 4, live("ani"), "back door");
		expect(core.log.events).toEqual([]);
		expect(outcomes(await show(core, 1, live("ani"), "front door"))).toEqual(["matched"]);
	});

	test("that went away start anew", async () => {
		const core = await withAni();
		await show(core, 4, live("ani"));
		core.recognition.endCameraSession(CAMERA);
		expect(outcomes(await show(core, 4, live("ani")))).toEqual(["observing"]);
	});
});

describe("a single image", () => {
	test("of an employee", async () => {
		const core = await withAni();
		const decision = await core.recognition.recogniseImage(facePhoto("ani", { shot: 3 }));
		expect(decision).toMatchObject({
			quality: null,
			liveness: "live",
			livenessScores: [
				{ layer: "fake", live: 0.95 },
				{ layer: "other", live: 0.95 },
			],
			match: { kind: "match", employeeId: "ani", name: "Name of ani", confidence: "high" },
		});
		expect(core.log.events).toEqual([]);
	});

	test.each([
		["a stranger", "enforce", { person: "x" }, { liveness: "live", match: { kind: "unknown", name: null } }],
		["a photograph", "enforce", { live: 0.1 }, { liveness: "attack", match: null }],
		["neither live nor attack", "enforce", { live: 0.5 }, { liveness: "uncertain", match: null }],
		["a photograph, observed", "observe", { live: 0.1 }, { liveness: "attack", match: { kind: "match" } }],
		["a photograph, liveness off", "off", { live: 0.1 }, { liveness: "not_run", match: { kind: "match" } }],
		["too dark", "enforce", { brightness: 2 }, { quality: "more_light", match: null }],
	] as const)(
		"%s",
		async (_name, mode, {
			person = "ani",
			...scene
		}: { person?: string; live?: number; brightness?: number }, expected) => {
			const core = await withAni(mode);
			expect(await core.recognition.recogniseImage(facePhoto(person, scene))).toMatchObject(expected);
		},
	);

	test("of nobody, of several people, of no image", async () => {
		const { recognition } = await withAni();
		await expect(recognition.recogniseImage(emptyPhoto())).rejects.toThrow("NO_FACE");
		await expect(recognition.recogniseImage(facePhoto("ani", { othersPx: [170] }))).rejects.toThrow("MULTIPLE_FACES");
		await expect(recognition.recogniseImage(new Uint8Array([1, 2, 3]))).rejects.toThrow("UNSUPPORTED_IMAGE");
	});
});

describe("a correction at the kiosk", () => {
	async function recorded() {
		const core = await withAni();
		const results = await show(core, 10, live("ani"));
		const eventId = results.findLast((result) => result.outcome === "matched")?.punch.eventId ?? "";
		return { core, eventId };
	}

	test("turns the last punch round, and the person who still stands there sees what holds now", async () => {
		const { core, eventId } = await recorded();
		const punch = await core.recognition.correct(CAMERA, eventId);
		expect(punch).toMatchObject({ employeeId: "ani", direction: "OUT" });
		expect(core.log.events).toMatchObject([{ direction: "IN" }, { direction: "OUT", corrects: eventId }]);
		const [next] = await show(core, 1, live("ani"));
		expect(next).toMatchObject({ outcome: "matched", punch: { eventId: punch.eventId, direction: "OUT" } });
		await show(core, 30, emptyPhoto);
		const again = await show(core, 10, live("ani"));
		expect(again.at(-1)).toMatchObject({ punch: { eventId: punch.eventId } });
	});

	test("is refused for what another camera recorded, for an older punch, and after a minute", async () => {
		const { core, eventId } = await recorded();
		await show(core, 1, emptyPhoto, "other");
		await expect(core.recognition.correct("other", eventId)).rejects.toThrow("NOT_FOUND");
		await core.recognition.correct(CAMERA, eventId);
		await expect(core.recognition.correct(CAMERA, eventId)).rejects.toThrow("NOT_FOUND");
		await core.time.advance(60_001);
		const last = core.log.events.at(-1)?.eventId ?? "";
		await expect(core.recognition.correct(CAMERA, last)).rejects.toThrow("CORRECTION_TOO_LATE");
		expect(core.log.events).toHaveLength(2);
	});

	test("that cannot be written leaves the first record as it is", async () => {
		const { core, eventId } = await recorded();
		core.log.refuse(new AppError("STORAGE_UNAVAILABLE"));
		await expect(core.recognition.correct(CAMERA, eventId)).rejects.toThrow("STORAGE_UNAVAILABLE");
		const [next] = await show(core, 1, live("ani"));
		expect(next).toMatchObject({ punch: { eventId, direction: "IN" } });
	});
});
