import { beforeEach, describe, expect, test } from "vitest";
import {
	coversEvidence,
	defaultLogRules,
	evidenceConsentSuffix,
	type LogRules,
	monthsBefore,
	toldEvidenceDays,
} from "../../../src/core/domain/attendance/log-rules.ts";
import { AppError } from "../../../src/core/domain/errors.ts";
import { createEvidenceService, type RecordedFrame } from "../../../src/core/services/attendance/evidence-service.ts";
import { createCoreFixture } from "../../support/core-fixture.ts";
import { createRecordingLog, employeeId } from "../../support/environment.ts";
import { facePhoto } from "../../support/face-photo.ts";
import { createManualTime } from "../../support/manual-time.ts";
import { createMemoryAudit } from "../../support/memory-settings.ts";

const box = { x: 0, y: 0, width: 10, height: 10 };
const ani = employeeId("ani");
const frame = (eventId: string, image = 1): RecordedFrame => ({
	eventId,
	employeeId: ani,
	image: new Uint8Array([image]),
	box,
});

describe("consent to evidence photos", () => {
	test("is for the days that were told, and for fewer", () => {
		const version = `2026-11-1${evidenceConsentSuffix(14)}`;
		expect(toldEvidenceDays(version)).toBe(14);
		expect(coversEvidence(version, 14)).toBe(true);
		expect(coversEvidence(version, 7)).toBe(true);
		expect(coversEvidence(version, 30)).toBe(false);
		expect(coversEvidence("2026-11-1", 1)).toBe(false);
		expect(coversEvidence(null, 1)).toBe(false);
	});
});

test("a rule of months ends on the same day, or on the month's last", () => {
	expect(monthsBefore("2026-11-03", 12)).toBe("2025-11-03");
	expect(monthsBefore("2026-03-31", 13)).toBe("2025-02-28");
	expect(monthsBefore("2024-02-29", 12)).toBe("2023-02-28");
	expect(monthsBefore("2026-01-15", 24)).toBe("2024-01-15");
});

describe("the evidence of a punch", () => {
	const time = createManualTime();
	let rules: LogRules;
	let version: string | null;
	let kept: { eventId: string; image: Uint8Array; takenAtMs: number; eraseAtMs: number }[];
	let pictures: (() => void)[];
	let isCutBlocked = false;
	const audit = createMemoryAudit();
	const log = createRecordingLog();
	const service = () =>
		createEvidenceService({
			photos: {
				consentVersion: () => version,
				add: (photo) => kept.push(photo) > 0,
				read: (eventId) => kept.find((photo) => photo.eventId === eventId)?.image ?? null,
			},
			logRules: { read: () => rules },
			cropper: {
				evidencePicture: async (image) => {
					if (image[0] === 0) throw new AppError("UNSUPPORTED_IMAGE");
					if (isCutBlocked) await new Promise<void>((resolve) => pictures.push(resolve));
					return image;
				},
			},
			audit,
			timer: time.timer,
			clock: time.clock,
			log,
		});
	beforeEach(() => {
		rules = { ...defaultLogRules, evidence: "face", evidenceDays: 14 };
		version = "2026-11-1+evidence14";
		kept = [];
		pictures = [];
		isCutBlocked = false;
	});

	test("is wanted of whoever agreed, while it is on", () => {
		expect(service().isWantedOf(ani)).toBe(true);
		rules = { ...rules, evidence: "off" };
		expect(service().isWantedOf(ani)).toBe(false);
		rules = { ...rules, evidence: "face", evidenceDays: 30 };
		expect(service().isWantedOf(ani)).toBe(false);
		version = null;
		expect(service().isWantedOf(ani)).toBe(false);
	});

	test("is made after the answer, and ends when the person was told", async () => {
		service().keep(frame("e-1"));
		expect(kept).toEqual([]);
		await time.advance(1);
		expect(kept).toMatchObject([{ eventId: "e-1" }]);
		expect((kept[0]?.eraseAtMs ?? 0) - (kept[0]?.takenAtMs ?? 0)).toBe(14 * 86_400_000);
	});

	test("holds two frames at most: a third is let go, and the next after them is made", async () => {
		isCutBlocked = true;
		const evidence = service();
		for (const eventId of ["e-1", "e-2", "e-3"]) evidence.keep(frame(eventId));
		await time.advance(1);
		pictures.shift()?.();
		await time.advance(1);
		pictures.shift()?.();
		await time.advance(1);
		expect(kept.map(({ eventId }) => eventId)).toEqual(["e-1", "e-2"]);
		isCutBlocked = false;
		evidence.keep(frame("e-4"));
		await time.advance(1);
		expect(kept.map(({ eventId }) => eventId)).toEqual(["e-1", "e-2", "e-4"]);
	});

	test("is not kept when consent went while it was made; one that cannot be made stops no other", async () => {
		isCutBlocked = true;
		const evidence = service();
		evidence.keep(frame("e-1"));
		await time.advance(1);
		version = null;
		pictures.shift()?.();
		await time.advance(1);
		expect(kept).toEqual([]);
		version = "2026-11-1+evidence14";
		isCutBlocked = false;
		evidence.keep(frame("e-2", 0));
		evidence.keep(frame("e-3"));
		await time.advance(5);
		expect(kept.map(({ eventId }) => eventId)).toEqual(["e-3"]);
	});

	test("is shown to administrators, to supervisors where the setting says so, to nobody else; each look is audited", async () => {
		const evidence = service();
		evidence.keep(frame("e-1"));
		await time.advance(1);
		const refused = expect.objectContaining({ code: "FORBIDDEN" });
		const look = (role: "administrator" | "supervisor" | "auditor" | "kiosk") => () =>
			evidence.photo("e-1", { role, actor: `operator:${role}` });
		expect(look("administrator")()).toEqual(new Uint8Array([1]));
		expect(look("supervisor")).toThrow(refused);
		rules = { ...rules, isEvidenceForSupervisors: true };
		expect(look("supervisor")()).toEqual(new Uint8Array([1]));
		for (const role of ["auditor", "kiosk"] as const) expect(look(role)).toThrow(refused);
		expect(evidence.photo("e-9", { role: "administrator", actor: "operator:1" })).toBeNull();
		const looks = audit.list(10).filter(({ action }) => action === "evidence.view");
		expect(looks).toMatchObject([
			{ subject: "e-1", actor: "operator:supervisor" },
			{ subject: "e-1", actor: "operator:administrator" },
		]);
	});
});

describe("the frame of a punch", () => {
	const CAMERA = "camera";
	async function show(core: ReturnType<typeof createCoreFixture>, frames: number) {
		const results = [];
		for (let shot = 0; shot < frames; shot += 1) {
			await core.time.advance(100);
			results.push(await core.recognition.submitFrame(CAMERA, facePhoto("ani", { shot })));
		}
		return results;
	}

	test("is handed over once, with its face, of who agreed; of nobody else", async () => {
		const core = createCoreFixture();
		await core.enroll("ani");
		await show(core, 10);
		expect(core.log.events).toHaveLength(1);
		expect(core.evidence.kept).toEqual([]);
		const other = createCoreFixture();
		await other.enroll("ani");
		other.evidence.wanted.add("ani");
		await show(other, 10);
		const [event] = other.log.events;
		expect(other.evidence.kept).toHaveLength(1);
		expect(other.evidence.kept[0]).toMatchObject({ eventId: event?.eventId, employeeId: "ani" });
		expect(other.evidence.kept[0]?.box.width).toBeGreaterThan(0);
	});

	test("waits for the direction where the kiosk asks, and is forgotten when nobody answers", async () => {
		const core = createCoreFixture();
		await core.enroll("ani");
		core.evidence.wanted.add("ani");
		core.settings.update({ directionRule: { kind: "ask" } });
		const asked = (await show(core, 10)).findLast((result) => result.outcome === "ask");
		expect(core.evidence.kept).toEqual([]);
		if (!asked) throw new Error("the kiosk did not ask");
		const { event } = await core.recognition.answer(CAMERA, asked.question.questionId, "IN");
		expect(core.evidence.kept).toMatchObject([{ eventId: event.eventId }]);
	});
});
