// The people of the demo: enrolled from the sample photos, and shown as the storyboard wants them.
import type { DemoScene } from "../../core/domain/demo-scene.ts";
import type { App } from "../create-app.ts";
import { createDemoPhotos, type DemoPhotos } from "./demo-photos.ts";
import { pinPerson, sampleEmployees } from "./sample-staff.ts";
import { storyboard } from "./storyboard.ts";
import { sampleId } from "./write-sample-days.ts";

const ACTOR = "demo";

/** Enrolls the staff and cuts the pictures once; after a failure (models may be installed meanwhile) the next call tries again. */
export function createDemoCast(app: () => App): () => Promise<readonly DemoScene[]> {
	let prepared: Promise<readonly DemoScene[]> | null = null;
	return () => {
		prepared ??= prepareScenes(app()).catch((error: unknown) => {
			prepared = null;
			throw error;
		});
		return prepared;
	};
}

async function prepareScenes({ engine, services, log }: App): Promise<readonly DemoScene[]> {
	const photos = createDemoPhotos(engine);
	for (const { employeeId, name, enrolledFrom } of sampleEmployees) {
		if (enrolledFrom === null) continue;
		const image = await photos.portrait(enrolledFrom);
		await services.employees.register({ employeeId: sampleId(employeeId), name }, image, ACTOR);
	}
	await services.personalCodes.setPin(sampleId(pinPerson.employeeId), pinPerson.pin, ACTOR);
	log.info({ employees: sampleEmployees.length }, "the demo's staff are enrolled");
	return directScenes(photos);
}

async function directScenes(photos: DemoPhotos): Promise<DemoScene[]> {
	const scenes: DemoScene[] = [];
	for (const { chapter, scenes: planned } of storyboard)
		for (const scene of planned)
			scenes.push({
				chapter,
				kind: scene.kind,
				durationMs: scene.durationMs,
				image: await photos.picture(scene),
			});
	return scenes;
}
