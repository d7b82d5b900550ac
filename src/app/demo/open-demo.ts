// The demo: the whole product, end to end, on a machine without camera and HRIS. Sample staff with two weeks behind them, a
// simulated camera that tells a story, a stand-in HRIS, and a folder of its own that is gone afterwards: the user's data
// are never touched.
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatWebhookSecret } from "../../core/domain/delivery/webhook-secret.ts";
import type { DemoService } from "../../core/services/operation/demo-service.ts";
import { createKeyFileSecretStore } from "../../storage/keys/key-file-secret-store.ts";
import { type StandInHris, startStandInHris } from "../../sync/stand-in/stand-in-hris.ts";
import type { Config } from "../config.ts";
import type { App } from "../create-app.ts";
import { createDemoCast } from "./demo-cast.ts";
import type { CreateApp } from "./demo-parts.ts";
import { pinPerson } from "./sample-staff.ts";
import type { StoryChapter } from "./storyboard.ts";
import { findChapter, tellChapter } from "./tell-chapter.ts";
import { writeSampleDays } from "./write-sample-days.ts";

const DEMO_PIN = "2468";
/** Short, so that a visitor sees IN and OUT of the same person. */
const COOLDOWN_SECONDS = 20;
/** For punches that nobody sees: outside the cooldown on both sides. */
const EARLIER_MS = 45_000;
const ACTOR = "demo";

/**
 * Writes the sample days, starts the stand-in HRIS, builds the application on a temporary folder and completes its setup.
 * The staff's faces are enrolled after `start`, while the screen opens. `stop` ends all of it and removes the folder.
 */
export async function openDemo(config: Config, create: CreateApp): Promise<App> {
	const secret = formatWebhookSecret(randomBytes(32));
	const dataDir = mkdtempSync(join(tmpdir(), "hadir-demo-"));
	// The host's own key store may need a keyring that a machine on which one just looks around has not.
	const secrets = createKeyFileSecretStore(join(dataDir, "keys"));
	writeSampleDays(dataDir, secrets);
	const hris = await startStandInHris({ secret });
	const demoConfig: Config = { ...config, dataDir, liveness: "observe", hrisUrl: hris.url, hrisSecret: secret };
	const cast = createDemoCast(() => app);
	const service = createDemoService({ app: () => app, hris, cast });
	const app = create(Object.freeze(demoConfig), { service, secrets });
	await completeSetup(app, hris, secret);
	console.log(`Demo: sample staff, simulated camera. PIN ${DEMO_PIN}. Events arrive at ${hris.pageUrl}`);
	let isEnding = false;
	return {
		...app,
		start() {
			app.start();
			cast().catch((error: unknown) => {
				// Ended meanwhile, for want of a port for example: that is said, and this is no news beside it.
				if (!isEnding) app.log.error({ err: error }, "the demo's staff could not be enrolled");
			});
		},
		async stop() {
			isEnding = true;
			await app.stop();
			await hris.stop();
			// The browser's profile lies in there too and may still be written to.
			rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
		},
	};
}

interface DemoServiceDeps {
	readonly app: () => App;
	readonly hris: StandInHris;
	readonly cast: DemoService["scenes"];
}

function createDemoService({ app, hris, cast }: DemoServiceDeps): DemoService {
	let told: StoryChapter | undefined;
	return {
		info: () => ({
			pin: DEMO_PIN,
			hrisPageUrl: hris.pageUrl,
			pinPerson: { employeeNumber: pinPerson.employeeId, pin: pinPerson.pin },
		}),
		scenes: cast,
		enter(chapter) {
			const { services, clock } = app();
			told = findChapter(chapter);
			if (told) tellChapter(told, { ...services, hris, earlierMs: EARLIER_MS, nowMs: clock.nowMs });
		},
		isEnforcing: () => told?.isEnforcing ?? false,
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
	services.setup.update({ cooldownSeconds: COOLDOWN_SECONDS, workDayStartMinute: 0 }, ACTOR);
}
