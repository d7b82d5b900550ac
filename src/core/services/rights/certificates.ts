// Signs certificates of erasure. A later revision says more than the one before: the database file was written anew, an HRIS
// answered. Earlier ones stay valid for what they say.
import { AppError } from "../../domain/errors.ts";
import type { ErasureRequestView } from "../../domain/rights/erasure.ts";
import {
	type CertificateOpening,
	type Erasure,
	type SignedCertificate,
	toCertificate,
} from "../../domain/rights/erasure-certificate.ts";
import { toTimestamp } from "../../domain/timestamp.ts";
import type { Clock } from "../../ports/environment.ts";
import type { ErasureRecordStore } from "../../ports/erasures.ts";
import type { RecordSigner } from "../../ports/record-signer.ts";
import type { SettingsStore } from "../../ports/stores.ts";

export interface ErasureView extends Omit<Erasure, "facts"> {
	readonly cause: Erasure["facts"]["cause"];
	readonly requests: readonly ErasureRequestView[];
}

export interface IssuedErasure {
	readonly certificate: SignedCertificate;
	/** Only at the erasure itself: the kiosk does not keep whose it was. */
	readonly opening: CertificateOpening | null;
}

export interface Certificates {
	/** A new revision with what is known now. Throws SECRET_UNAVAILABLE. */
	issue(erasureId: string): SignedCertificate;
	/** The latest. Throws NOT_FOUND. */
	read(erasureId: string): SignedCertificate;
	/** Newest first. */
	list(): readonly ErasureView[];
}

export interface CertificatesPorts {
	readonly records: ErasureRecordStore;
	readonly signer: Pick<RecordSigner, "sign" | "publicKey">;
	readonly settings: Pick<SettingsStore, "read">;
	readonly encodeText: (text: string) => Uint8Array;
	readonly toBase64: (bytes: Uint8Array) => string;
	readonly version: string;
	readonly clock: Pick<Clock, "nowMs" | "zone">;
}

const SHOWN = 500;

export function createCertificates(ports: CertificatesPorts): Certificates {
	const { records, signer, settings, version, clock } = ports;
	const timestamp = (atMs: number) => toTimestamp(atMs, clock.zone(atMs).offsetMinutes);

	function issue(erasureId: string): SignedCertificate {
		const erasure = records.find(erasureId);
		if (!erasure) throw new AppError("NOT_FOUND");
		const { kioskId, kioskName } = settings.read();
		const issuedAtMs = clock.nowMs();
		const revision = (records.certificate(erasureId)?.revision ?? 0) + 1;
		const kiosk = { id: kioskId, name: kioskName, version };
		const requests = records.requests(erasureId);
		const document = JSON.stringify(toCertificate(erasure, { revision, issuedAtMs, kiosk, requests, timestamp }));
		const { keyId, signature } = signer.sign(ports.encodeText(document));
		const signed = {
			document,
			keyId,
			publicKey: ports.toBase64(signer.publicKey()),
			signature: ports.toBase64(signature),
		};
		records.addCertificate(erasureId, { ...signed, revision, issuedAtMs });
		return signed;
	}

	return {
		issue,
		read(erasureId) {
			const kept = records.certificate(erasureId);
			if (!kept) throw new AppError("NOT_FOUND");
			const { document, keyId, publicKey, signature } = kept;
			return { document, keyId, publicKey, signature };
		},
		list: () =>
			records.list(SHOWN).map(({ facts, ...erasure }) => ({
				...erasure,
				cause: facts.cause,
				requests: records.requests(erasure.erasureId),
			})),
	};
}
