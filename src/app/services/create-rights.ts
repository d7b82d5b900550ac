// The rights of a person: consents, erasure, export and how long data is kept, on the adapters of this application.
import type { BackupHorizon } from "../../core/domain/rights/erasure-certificate.ts";
import type { Clock, IdSource, Log, RandomSource } from "../../core/ports/environment.ts";
import type { FaceEngine } from "../../core/ports/face-engine.ts";
import type { Gallery } from "../../core/ports/gallery.ts";
import type { Connectors } from "../../core/ports/hris-target.ts";
import type { RecordSigner } from "../../core/ports/record-signer.ts";
import type { TargetSecretStore } from "../../core/ports/secrets.ts";
import type { EnrollmentService } from "../../core/services/enrollment/enrollment-service.ts";
import { createCertificates } from "../../core/services/rights/certificates.ts";
import { createConsentService } from "../../core/services/rights/consent-service.ts";
import { createErasureRequests } from "../../core/services/rights/erasure-requests.ts";
import { createErasureService } from "../../core/services/rights/erasure-service.ts";
import { createPersonExportService } from "../../core/services/rights/person-export-service.ts";
import { createRetentionService, RETENTION_ACTOR } from "../../core/services/rights/retention-service.ts";
import type { RightsServices } from "../../core/services/rights/rights-services.ts";
import type { Store } from "../../storage/open-store.ts";
import { personCommitment } from "../../storage/rights/erasure-record-store.ts";
import { renderPersonFile } from "../person-file.ts";
import { version } from "../version.ts";

export interface RightsDeps {
	readonly store: Store;
	readonly engine: Pick<FaceEngine, "describe">;
	readonly gallery: Pick<Gallery, "apply" | "search">;
	readonly enrollment: Pick<EnrollmentService, "forget">;
	readonly connectors: Pick<Connectors, "open">;
	readonly targetSecrets: TargetSecretStore;
	readonly signer: RecordSigner;
	/** Backups that hold the people of today. */
	readonly backups: () => BackupHorizon;
	readonly random: RandomSource;
	readonly ids: IdSource;
	readonly clock: Clock;
	readonly log: Log;
}

const toBase64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");

/** Looking through 10,000 people for the rules takes 65 ms, in which no frame is decided. */
const RULES_EVERY_MS = 600_000;

export function createRights(deps: RightsDeps): RightsServices {
	const { store, engine, gallery, signer, random, ids, clock, log } = deps;
	const { employees, audit, transaction, settings } = store;
	const forgetEnrollment = deps.enrollment.forget;
	const certificates = createCertificates({
		records: store.erasureRecords,
		signer,
		settings,
		encodeText: (text) => new TextEncoder().encode(text),
		toBase64,
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
		backups: deps.backups,
		forgetEnrollment,
		audit,
		transaction,
		random,
		ids,
		clock,
		log,
	});
	const retention = createRetentionService({
		retention: store.retention,
		erasures: store.erasures,
		erasure,
		audit,
		transaction,
		clock,
		log,
	});
	const exports = createPersonExportService({
		employees,
		erasures: store.erasures,
		consents: store.consents,
		dossiers: store.dossiers,
		attendance: store.attendance,
		settings,
		audit,
		toBase64,
		version,
		clock,
	});
	let rulesDueAtMs = Number.NEGATIVE_INFINITY;
	return {
		consents: createConsentService({
			consents: store.consents,
			employees,
			operators: store.operators,
			gallery,
			evidencePhotos: store.evidencePhotos,
			forgetEnrollment,
			audit,
			transaction,
			random,
			clock,
			log,
		}),
		erasure,
		certificates,
		retention,
		personFile: (employeeId, { format, withNumbers }, actor) =>
			renderPersonFile(exports.gather(employeeId, { withNumbers }, actor), format),
		async keepUp() {
			const nowMs = clock.monotonicMs();
			if (nowMs >= rulesDueAtMs) {
				rulesDueAtMs = nowMs + RULES_EVERY_MS;
				erasure.certifyMissing();
				await retention.runDue(RETENTION_ACTOR);
			}
			await erasure.askSystems();
		},
	};
}
