// What the recognition service asks of the engine from frame to frame of one camera.
import { expect, test } from "vitest";
import { type CoreFixture, createCoreFixture } from "../../support/core-fixture.ts";
import { emptyPhoto, facePhoto } from "../../support/face-photo.ts";

async function show(core: CoreFixture, frames: number, photo: (shot: number) => Uint8Array, camera = "camera") {
	const before = core.engine.calls.length;
	for (let shot = 0; shot < frames; shot++) {
		await core.time.advance(100);
		await core.recognition.submitFrame(camera, photo(shot));
	}
	return core.engine.calls.slice(before);
}

test("an empty room has one closer view a frame, each in its turn; the next camera begins anew", async () => {
	const core = createCoreFixture();
	const frames = await show(core, 4, emptyPhoto);
	expect(frames.map(({ turn }) => turn)).toEqual([0, 1, 2, 3]);
	expect(frames.every(({ near }) => near === undefined)).toBe(true);
	const [first] = await show(core, 1, emptyPhoto, "another");
	expect(first?.turn).toBe(0);
});

test("somebody new is followed and measured in full until there is an answer, then only looked at now and then", async () => {
	const core = createCoreFixture();
	await core.enroll("ani");
	const live = (shot: number) => facePhoto("ani", { shot });
	const [first, second, third] = await show(core, 3, live);
	expect(first).toMatchObject({ liveness: true, embedding: true });
	expect(first).not.toHaveProperty("near");
	for (const frame of [second, third]) {
		expect(frame).toMatchObject({ liveness: true, embedding: true });
		expect(frame?.near?.width).toBeCloseTo(180);
		expect(frame).not.toHaveProperty("knownPose");
	}
	await show(core, 10, live);
	expect(core.log.events).toHaveLength(1);
	const steady = await show(core, 12, live);
	expect(steady.every(({ liveness }) => !liveness)).toBe(true);
	for (const { embedding, knownPose, knownEyes, near } of steady) {
		expect(near).toBeDefined();
		expect([knownPose === undefined, knownEyes === undefined]).toEqual([embedding, embedding]);
	}
	const checks = steady.filter(({ embedding }) => embedding).length;
	expect(checks).toBeGreaterThanOrEqual(2);
	expect(checks).toBeLessThanOrEqual(4);
});

test("when the face has gone, nothing of it is left in the plan", async () => {
	const core = createCoreFixture();
	await show(core, 3, (shot) => facePhoto("budi", { shot }));
	const [lost, empty] = await show(core, 2, emptyPhoto);
	expect(lost).toHaveProperty("near");
	expect(empty).not.toHaveProperty("near");
});
