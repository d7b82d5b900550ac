// The rights services on a real store on disk, with an index that is a plain loop.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { uuidv7 } from "uuidv7";
import { createRights } from "../../src/app/services/create-rights.ts";
import type { EmployeeId } from "../../src/core/domain/employee.ts";
import type { BackupHorizon } from "../../src/core/domain/rights/erasure-certificate.ts";
import { createTargetSecrets } from "../../src/core/services/delivery/target-secrets.ts";
import { createRecordSigner } from "../../src/storage/keys/ed25519-record-signer.ts";
import { createConnectors } from "../../src/sync/connectors/connectors.ts";
import { createRecordingLog } from "./environment.ts";
import { createFakeGallery } from "./fake-gallery.ts";
import { createManualTime } from "./manual-time.ts";
import { createSeededBytes } from "./seeded-random.ts";
import { CONTRACT, createStoreFixture } from "./store-fixture.ts";

export function createRightsFixture({
	backups = { untilMs: null, withoutEnd: 0 },
}: {
	readonly backups?: BackupHorizon;
} = {}) {
	const fixture = createStoreFixture();
	const time = createManualTime();
	const store = fixture.open({ clock: time.clock });
	const gallery = createFakeGallery();
	const log = createRecordingLog();
	const forgotten: EmployeeId[] = [];
	const targetSecrets = createTargetSecrets(fixture.secrets);
	const rights = createRights({
		store,
		engine: { describe: async () => ({ templateContractId: CONTRACT }) as never },
		gallery,
		enrollment: { forget: (id) => void forgotten.push(id) },
		connectors: createConnectors({ clock: time.clock }),
		targetSecrets,
		signer: createRecordSigner(fixture.secrets),
		backups: () => backups,
		random: createSeededBytes(3),
		ids: { uuidv7 },
		clock: time.clock,
		log,
	});
	return { ...fixture, ...rights, store, gallery, time, log, forgotten, targetSecrets };
}
export type RightsFixture = ReturnType<typeof createRightsFixture>;

/** Every file of a folder and below, as bytes. */
export function rawFiles(folder: string): { readonly path: string; readonly bytes: Buffer }[] {
	return readdirSync(folder, { recursive: true })
		.map((name) => join(folder, String(name)))
		.filter((path) => statSync(path).isFile())
		.map((path) => ({ path, bytes: readFileSync(path) }));
}

/** Names of the files that hold any of the canaries. */
export function filesWith(folder: string, canaries: Readonly<Record<string, Uint8Array | string>>): string[] {
	return rawFiles(folder).flatMap(({ path, bytes }) =>
		Object.entries(canaries)
			.filter(([, canary]) => bytes.includes(typeof canary === "string" ? canary : Buffer.from(canary)))
			.map(([what]) => `${path}: ${what}`),
	);
}
