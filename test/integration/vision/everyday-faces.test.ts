// Hijab, glasses, beards and masks are everyday faces at the door, drawn onto photos of five people.
import { afterAll, describe, expect, it } from "vitest";
import type { FrameAnalysis } from "../../../src/core/domain/recognition/face-analysis.ts";
import {
	enrollmentLimits,
	photoLimits,
	qualityHint,
	recognitionLimits,
	withMasks,
} from "../../../src/core/domain/recognition/quality-gate.ts";
import type { QualityHint } from "../../../src/core/domain/recognition/recognition-result.ts";
import { loadModels } from "../../../src/vision/load-models.ts";
import { drawOn, type MaskColour, maskColours, type Worn } from "../../support/drawn-on.ts";
import { installedModelsDir } from "../../support/models-folder.ts";
import { type SamplePerson, samplePhoto } from "../../support/sample-photos.ts";

const models = await loadModels(installedModelsDir, { optionalLiveness: false });
afterAll(() => models.release());

const people: readonly SamplePerson[] = ["dewi", "sari", "rina", "maya", "putri"];
const masks = Object.keys(maskColours).filter((colour): colour is MaskColour => colour in maskColours);
/** Cloth with a pattern looks enough like a mouth, sometimes, to be taken for one (docs/results.md). */
const plainMasks = masks.filter((colour) => colour !== "batik");
const analyse = (photo: Uint8Array) => models.pipeline.analyse(photo, { liveness: false, embedding: false });

async function wearing(person: SamplePerson, worn: Worn): Promise<FrameAnalysis> {
	const photo = await samplePhoto(person);
	const { primary } = await analyse(photo);
	return analyse(await drawOn(photo, primary?.landmarks ?? [], worn));
}

function hintOf(frame: FrameAnalysis, limits = recognitionLimits): QualityHint | null | "no_face" {
	return frame.primary ? qualityHint(frame.primary, frame, limits) : "no_face";
}

describe.each(people)("%s", (person) => {
	it("is taken as she is", async () => {
		const frame = await analyse(await samplePhoto(person));
		expect([hintOf(frame), hintOf(frame, enrollmentLimits)]).toEqual([null, null]);
	});

	it.each<Worn>(["hijab", "glasses", "beard"])("is taken with a %s, for enrollment too", async (worn) => {
		const frame = await wearing(person, worn);
		expect([hintOf(frame), hintOf(frame, enrollmentLimits), hintOf(frame, photoLimits)]).toEqual([null, null, null]);
	});

	it.each(plainMasks)("is asked to take off a %s mask, unless the operator lets masks be", async (colour) => {
		const frame = await wearing(person, colour);
		expect(hintOf(frame)).toBe("take_off_mask");
		expect(hintOf(frame, enrollmentLimits)).toBe("take_off_mask");
		expect(hintOf(frame, withMasks(recognitionLimits, "accept"))).toBeNull();
	});
});

it("notices a mask with a pattern on four of five", async () => {
	const hints: (QualityHint | null | "no_face")[] = [];
	for (const person of people) hints.push(hintOf(await wearing(person, "batik")));
	expect(hints.filter((hint) => hint === "take_off_mask").length).toBeGreaterThanOrEqual(4);
});
