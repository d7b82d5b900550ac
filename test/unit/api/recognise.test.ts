// From a decision about one image to what REST answers and records. The recognition service is the real one.
import { describe, expect, it } from "vitest";
import { createDistanceScale } from "../../../src/api/integration/distance.ts";
import { toFacePunch } from "../../../src/api/integration/face-punch.ts";
import { toRecogniseData } from "../../../src/api/integration/recognise-data.ts";
import { recogniseDataSchema } from "../../../src/contract/integration.ts";
import type { LivenessMode } from "../../../src/core/domain/recognition/liveness-policy.ts";
import { createCoreFixture } from "../../support/core-fixture.ts";
import { facePhoto } from "../../support/face-photo.ts";
import { fakeDescription } from "../../support/fake-face-engine.ts";

const scale = createDistanceScale(fakeDescription.matchThresholds.low, false);

async function decide(photo: Uint8Array, livenessMode: LivenessMode = "enforce") {
	const fixture = createCoreFixture(livenessMode);
	await fixture.enroll("dewi");
	const decision = await fixture.recognition.recogniseImage(photo);
	const data = toRecogniseData(decision, { scale, livenessMode, livenessLayers: ["first", "second"] });
	return { decision, data: recogniseDataSchema.parse(data) };
}

function refusalOf(call: () => unknown): unknown {
	try {
		return call();
	} catch (error) {
		return error;
	}
}

describe("POST /recognize", () => {
	it("matches: exactly the old service's fields", async () => {
		const { data } = await decide(facePhoto("dewi"));
		expect(data).toEqual({
			match: true,
			employee_id: "dewi",
			name: "Name of dewi",
			distance: expect.any(Number),
			threshold: 1,
			confidence: "high",
			liveness_ok: true,
		});
	});

	it("does not know a stranger", async () => {
		const { data } = await decide(facePhoto("putri"));
		expect(data).toEqual({
			match: false,
			reason: "Tidak ada wajah cocok.",
			best_distance: expect.any(Number),
			threshold: 1,
			liveness_ok: true,
		});
	});

	it.each([
		[{ live: 0.1 }, "spoof_detected", "verdict=attack fake=0.100 other=0.100"],
		[{ live: 0.5 }, "liveness_uncertain", "verdict=uncertain fake=0.500 other=0.500"],
	])("refuses %j as %s, naming nobody", async (change, reason, debug) => {
		const { data } = await decide(facePhoto("dewi", change));
		expect(data).toEqual({
			match: false,
			liveness_ok: false,
			reason,
			liveness_model: "first+second",
			debug_liveness: debug,
		});
	});

	it("refuses a photo that is not clear", async () => {
		const { data } = await decide(facePhoto("dewi", { facePx: 24 }));
		expect(data).toMatchObject({ match: false, liveness_ok: false, reason: "quality_low" });
		expect(JSON.stringify(data)).not.toContain("dewi");
	});

	it.each(["observe", "off"] as const)("says in every answer that liveness does not gate: %s", async (mode) => {
		const { data } = await decide(facePhoto("dewi", { live: 0.1 }), mode);
		expect(data).toMatchObject({ match: true, liveness_ok: true, liveness_mode: mode });
		const { data: stranger } = await decide(facePhoto("putri", { live: 0.1 }), mode);
		expect(stranger).toMatchObject({ match: false, liveness_mode: mode });
	});
});

describe("a punch by photo", () => {
	it("carries what the decision was made on", async () => {
		const { decision } = await decide(facePhoto("dewi"));
		expect(toFacePunch(decision)).toMatchObject({
			employeeId: "dewi",
			method: "face",
			confidence: "high",
			templateContractId: "fake-contract",
			livenessScore: 0.95,
		});
	});

	it.each([
		["a stranger", "putri", {}, "NOT_RECOGNISED"],
		["an attack", "dewi", { live: 0.1 }, "LIVENESS_REFUSED"],
		["an uncertain presentation", "dewi", { live: 0.5 }, "LIVENESS_REFUSED"],
		["a face too small", "dewi", { facePx: 24 }, "LOW_QUALITY"],
	])("is refused for %s", async (_, person, change, code) => {
		const { decision } = await decide(facePhoto(person, change));
		expect(refusalOf(() => toFacePunch(decision))).toMatchObject({ code });
	});

	it("is refused for a match that is only low: it is told, never recorded", async () => {
		const { decision } = await decide(facePhoto("dewi"));
		if (decision.match?.kind !== "match") throw new Error("expected a match");
		const low = { ...decision, match: { ...decision.match, confidence: "low" as const } };
		expect(refusalOf(() => toFacePunch(low))).toMatchObject({ code: "NOT_RECOGNISED" });
		const told = toRecogniseData(low, { scale, livenessMode: "enforce", livenessLayers: [] });
		expect(told).toMatchObject({ match: true, confidence: "low" });
	});
});
