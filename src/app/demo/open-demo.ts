// The demo: the whole product, end to end, on a machine without camera and HRIS. Sample staff, a simulated camera, a
// stand-in HRIS, and a folder of its own that is gone afterwards: the user's data are never touched.
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatWebhookSecret } from "../../core/domain/delivery/webhook-secret.ts";
import type { DemoScene } from "../../core/domain/demo-scene.ts";
import { parseEmployeeId } from "../../core/domain/employee.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { DemoService } from "../../core/services/operation/demo-service.ts";
import { createKeyFileSecretStore } from "../../storage/key-file-secret-store.ts";
import { type StandInHris, startStandInHris } from "../../sync/stand-in/stand-in-hris.ts";
import type { Config } from "../config.ts";
import type { App } from "../create-app.ts";
import type { CreateApp } from "./demo-parts.ts";
import { createDemoPhotos, type DemoPhotos } from "./demo-photos.ts";
import { type SampleFace, sampleEmployees, sampleVisits } from "./sample-staff.ts";

const DEMO_PIN = "2468";
/** Short, so that a visitor sees IN and OUT of the same person. */
const COOLDOWN_SECONDS = 20;
/** Long enough for approach, decision and a look at the card. A stranger is looked at longer before being refused. */
const VISIT_MS = { employee: 5_000, stranger: 6_500 } as const;
const PAUSE_MS = 1_800;
const ACTOR = "demo";

/**
 * Starts the stand-in HRIS, builds the application on a temporary folder and completes its setup. The staff are
 * enrolled after `start`, while the screen opens. `stop` ends all of it and removes the folder.
 */
export async function openDemo(config: Config, create: CreateApp): Promise<App> {
	const secret = formatWebhookSecret(randomBytes(32));
	const dataDir = mkdtempSync(join(tmpdir(), "hadir-demo-"));
	const hris = await startStandInHris({ secret });
	const demoConfig: Config = { ...config, dataDir, liveness: "observe", hrisUrl: hris.url, hrisSecret: secret };
	// The host's own key store may need a keyring that a machine on which one just looks around has not.
	const secrets = createKeyFileSecretStore(join(dataDir, "keys"));
	const cast = createCast(() => app);
	const service: DemoService = {
		info: () => ({ pin: DEMO_PIN, hrisPageUrl: hris.pageUrl }),
		scenes: cast,
	};
	const app = create(Object.freeze(demoConfig), { service, secrets });
	await completeSetup(app, hris, secret);
	console.log(`Demo: sample staff, simulated camera. PIN ${DEMO_PIN}. Events arrive at ${hris.pageUrl}`);
	return {
		...app,
		start() {
			app.start();
			cast().catch((error: unknown) => app.log.error({ err: error }, "the demo's staff could not be enrolled"));
		},
		async stop() {
			await app.stop();
			await hris.stop();
			// The browser's profile lies in there too and may still be written to.
			rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
		},
	};
}

/** Enrolls the staff and cuts the pictures once; after a failure (models may be installed meanwhile) the next call tries again. */
function createCast(app: () => App): () => Promise<readonly DemoScene[]> {
	let prepared: Promise<readonly DemoScene[]> | null = null;
	return () => {
		prepared ??= prepareScenes(app()).catch((error: unknown) => {
			prepared = null;
			throw error;
		});
		return prepared;
	};
}

async function completeSetup({ services }: App, hris: StandInHris, secret: string): Promise<void> {
	await services.setup.complete({
		language: "id",
		pin: DEMO_PIN,
		kioskName: "Demo",
		cameraId: null,
		hrisUrl: hris.url,
		hrisSecret: secret,
	});
	services.setup.update({ cooldownSeconds: COOLDOWN_SECONDS }, ACTOR);
}

async function prepareScenes({ engine, services, log }: App): Promise<readonly DemoScene[]> {
	const photos = createDemoPhotos(engine);
	const portraits = new Map<SampleFace, Uint8Array>();
	for (const { employeeId: text, name, enrolledFrom } of sampleEmployees) {
		const employeeId = parseEmployeeId(text);
		if (employeeId === null) throw new AppError("VALIDATION_FAILED", { fields: ["employeeId"] });
		const image = await photos.portrait(enrolledFrom);
		portraits.set(enrolledFrom, image);
		await services.employees.register({ employeeId, name }, image, ACTOR);
	}
	log.info({ employees: sampleEmployees.length }, "the demo's staff are enrolled");
	return directScenes(photos, portraits);
}

async function directScenes(photos: DemoPhotos, portraits: ReadonlyMap<SampleFace, Uint8Array>): Promise<DemoScene[]> {
	const empty: DemoScene = { kind: "nobody", durationMs: PAUSE_MS, image: await photos.emptyRoom() };
	const scenes: DemoScene[] = [];
	for (const { kind, face } of sampleVisits) {
		const image = portraits.get(face) ?? (await photos.portrait(face));
		scenes.push(empty, { kind, durationMs: VISIT_MS[kind], image });
	}
	return scenes;
}
