// Real faces in two installations: what is stored and searched in one says nothing in the other (ISO/IEC 24745, 6.2).
import { afterAll, beforeAll, expect, it } from "vitest";
import { parseEmployeeId, type Template } from "../../../src/core/domain/employee.ts";
import { cosineSimilarity } from "../../../src/core/domain/recognition/match-policy.ts";
import { loadModels } from "../../../src/vision/load-models.ts";
import { installedModelsDir } from "../../support/models-folder.ts";
import { type SamplePerson, samplePhoto } from "../../support/sample-photos.ts";
import { createStoreFixture, type StoreFixture } from "../../support/store-fixture.ts";

const people = ["dewi", "sari", "rina", "maya", "putri"] as const satisfies readonly SamplePerson[];
const models = await loadModels(installedModelsDir, { optionalLiveness: false });
const { templateContractId, matchThresholds, embeddingDimension } = models.description;
const embeddings = new Map<SamplePerson, Float32Array[]>();
const installations: StoreFixture[] = [];

beforeAll(async () => {
	for (const person of people) {
		const shots = [0, 1].map(async (shot) => {
			const { primary } = await models.pipeline.analyse(await samplePhoto(person, shot), {
				liveness: false,
				embedding: true,
			});
			if (!primary?.embedding) throw new Error("no face was found");
			return primary.embedding;
		});
		embeddings.set(person, await Promise.all(shots));
	}
});
afterAll(async () => {
	for (const installation of installations) installation.dispose();
	await models.release();
});

/** What the search index of a new installation holds once everybody was enrolled with the first photo. */
function enrolledElsewhere() {
	const fixture = createStoreFixture();
	installations.push(fixture);
	const { employees } = fixture.open();
	for (const person of people) {
		const employeeId = parseEmployeeId(person);
		const [embedding] = embeddings.get(person) ?? [];
		if (!employeeId || !embedding) throw new Error("nobody to enroll");
		const template: Template = {
			templateId: person,
			employeeId,
			templateContractId,
			embedding,
			pose: "front",
			quality: 80,
			source: "rest",
			createdAtMs: 1,
		};
		employees.enroll({ employeeId, name: person, consent: null }, [template], { replace: false });
	}
	const { entries, protect } = employees.snapshot(templateContractId);
	return { protect, index: new Map([...entries].map((entry) => [entry.templateId, entry.embedding])) };
}

it("are the same people within one installation, and strangers to those of another and to what the model makes", () => {
	const [here, there] = [enrolledElsewhere(), enrolledElsewhere()];
	const across: number[] = [];
	for (const person of people) {
		const [enrolled = new Float32Array(), probe = new Float32Array()] = embeddings.get(person) ?? [];
		const mine = here.index.get(person) ?? new Float32Array();
		const theirs = there.index.get(person) ?? new Float32Array();
		// No accuracy is lost: the very similarity of the two photos.
		expect(cosineSimilarity(mine, here.protect(probe))).toBeCloseTo(cosineSimilarity(enrolled, probe), 5);
		expect(cosineSimilarity(mine, here.protect(probe))).toBeGreaterThan(matchThresholds.high);
		across.push(
			cosineSimilarity(mine, theirs),
			cosineSimilarity(mine, enrolled),
			cosineSimilarity(mine, there.protect(probe)),
		);
	}
	// Two directions that have nothing to do with each other: mean 0, deviation 1/sqrt(n). Five of them for any one.
	expect(Math.max(...across.map(Math.abs))).toBeLessThan(5 / Math.sqrt(embeddingDimension));
	expect(Math.max(...across)).toBeLessThan(matchThresholds.low / 2);
	const mean = across.reduce((sum, similarity) => sum + similarity, 0) / across.length;
	expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(embeddingDimension * across.length));
});
