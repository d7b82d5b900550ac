// A template's embedding as bytes on disk: float32, sealed under the person's data key.
// Little-endian, as is every platform that this product's native libraries exist for: the bytes are taken as they are.
import type { KeyObject } from "node:crypto";
import { type SealContext, seal, unseal } from "../keys/envelope.ts";
import { UNPROTECTED } from "./template-protection.ts";

export interface TemplateIdentity {
	readonly templateId: string;
	readonly personKey: number;
	readonly templateContractId: string;
	/** Of the secret transform that the embedding is under. */
	readonly keyGeneration: number;
}

/** The generation is part of it: a row that claims another one does not open. */
function sealContext({ templateId, personKey, templateContractId, keyGeneration }: TemplateIdentity): SealContext {
	const place = [templateId, personKey, templateContractId] as const;
	return keyGeneration === UNPROTECTED
		? ["hadir.template.v1", ...place]
		: ["hadir.template.v2", ...place, keyGeneration];
}

export function sealEmbedding(key: KeyObject, embedding: Float32Array, identity: TemplateIdentity): Uint8Array {
	if (embedding.length === 0 || !embedding.every(Number.isFinite))
		throw new RangeError("an embedding is a non-empty vector of finite numbers");
	const bytes = new Uint8Array(embedding.buffer, embedding.byteOffset, embedding.byteLength);
	return seal(key, bytes, sealContext(identity));
}

/** The embedding under its generation's transform; null when the row was altered, or belongs to another person or template. */
export function unsealEmbedding(key: KeyObject, sealed: Uint8Array, identity: TemplateIdentity): Float32Array | null {
	const bytes = unseal(key, sealed, sealContext(identity));
	if (!bytes || bytes.length % Float32Array.BYTES_PER_ELEMENT !== 0) return null;
	return new Float32Array(Uint8Array.from(bytes).buffer);
}
