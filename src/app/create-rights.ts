// The rights of a person: consents, erasure, export and how long data is kept, on the adapters of this application.
import type { Clock, IdSource, Log, RandomSource } from "../core/ports/environment.ts";
import type { FaceEngine } from "../core/ports/face-engine.ts";
import type { Gallery } from "../core/ports/gallery.ts";
import type { Connectors } from "../core/ports/hris-target.ts";
import type { RecordSigner } from "../core/ports/record-signer.ts";
import type { TargetSecretStore } from "../core/ports/secrets.ts";
import type { EnrollmentService } from "../core/services/enrollment/enrollment-service.ts";
import { type Certificates, createCertificates } from "../core/services/rights/certificates.ts";
import { type ConsentService, createConsentService } from "../core/services/rights/consent-service.ts";
import { createErasureRequests } from "../core/services/rights/erasure-requests.ts";
import { createErasureService, type ErasureService } from "../core/services/rights/erasure-service.ts";
import { createRetentionService, type RetentionService } from "../core/services/rights/retention-service.ts";
import { personCommitment } from "../storage/erasure-record-store.ts";
import type { Store } from "../storage/open-store.ts";
import { version } from "./version.ts";

export interface RightsDeps {
	readonly store: Store;
	readonly engine: Pick<FaceEngine, "describe">;
	readonly gallery: Pick<Gallery, "apply" | "search">;
	readonly enrollment: Pick<EnrollmentService, "forget">;
	readonly connectors: Pick<Connectors, "open">;
	readonly targetSecrets: TargetSecretStore;
	readonly signer: RecordSigner;
	/** Until when a backup made before now is kept at the longest; null: there is none. */
	readonly backupsUntilMs: () => number | null;
	readonly random: RandomSource;
	readonly ids: IdSource;
	readonly clock: Clock;
	readonly log: Log;
}

export interface RightsServices {
	readonly consents: ConsentService;
	readonly erasure: ErasureService;
	readonly certificates: Certificates;
	readonly retention: RetentionService;
}

export function createRights(deps: RightsDeps): RightsServices {
	const { store, engine, gallery, signer, random, ids, clock, log } = deps;
	const { employees, audit, transaction, settings } = store;
	const forgetEnrollment = deps.enrollment.forget;
	const certificates = createCertificates({
		records: store.erasureRecords,
		signer,
		settings,
		encodeText: (text) => new TextEncoder().encode(text),
		toBase64: (bytes) => Buffer.from(bytes).toString("base64"),
		version,
		clock,
	});
	const erasure = createErasureService({
		erasures: store.erasures,
		records: store.erasureRecords,
		requests: createErasureRequests({
			records: store.erasureRecords,
			targets: store.targets,
			secrets: deps.targetSecrets,
			connectors: deps.connectors,
			settings,
			ids,
			clock,
			log,
		}),
		certificates,
		compaction: store.compaction,
		consents: store.consents,
		employees,
		engine,
		gallery,
		commitment: personCommitment,
		backupsUntilMs: deps.backupsUntilMs,
		forgetEnrollment,
		audit,
		transaction,
		random,
		ids,
		clock,
		log,
	});
	return {
		consents: createConsentService({
			consents: store.consents,
			employees,
			gallery,
			forgetEnrollment,
			audit,
			transaction,
			random,
			clock,
			log,
		}),
		erasure,
		certificates,
		retention: createRetentionService({
			retention: store.retention,
			erasures: store.erasures,
			erasure,
			audit,
			transaction,
			clock,
			log,
		}),
	};
}
