// A short fuzz run with the real inference process; `npm run fuzz` makes the long ones.
import { afterAll, expect, it } from "vitest";
import { startFuzzEngine } from "../../fuzz/fuzz-engine.ts";
import { mutantAt, runFuzz } from "../../fuzz/fuzz-run.ts";
import { createSeedImages } from "../../fuzz/seed-images.ts";

const client = startFuzzEngine();
afterAll(() => client.stop());
const images = await createSeedImages();

it("makes the same damage from the same seed, whatever came before", () => {
	const mutant = mutantAt(images, 7, 41);
	expect(mutantAt(images, 7, 41)).toEqual(mutant);
	expect(mutantAt(images, 8, 41)).not.toEqual(mutant);
	expect(mutantAt(images, 7, 42)).not.toEqual(mutant);
});

it("reads every image as it was before it was damaged, all but the smallest with a face", async () => {
	for (const { name, bytes } of images) {
		const { primary } = await client.engine.analyse(bytes, { liveness: false, embedding: true });
		if (!name.startsWith("small")) expect(primary?.embedding, name).toHaveLength(512);
	}
});

it("answers 120 damaged images with a face, none, or a refusal, in one process", async () => {
	const { outcomes, failures } = await runFuzz({ engine: client.engine, images, seed: 20261122, count: 120 });
	expect(failures.map(({ image, damage, code, detail }) => ({ image, damage, code, detail }))).toEqual([]);
	expect(outcomes.UNSUPPORTED_IMAGE).toBeGreaterThan(10);
	expect(outcomes.face).toBeGreaterThan(10);
	expect(client.engine.status()).toMatchObject({ state: "ready", restarts: 0 });
});
