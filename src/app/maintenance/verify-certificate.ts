// Checks a certificate of erasure without the kiosk that issued it: a file is all that is needed.
import { z } from "zod";
import { CERTIFICATE_TYPE } from "../../core/domain/rights/erasure-certificate.ts";
import { keyIdOf, verifySignature } from "../../storage/keys/ed25519-record-signer.ts";
import { personCommitment } from "../../storage/rights/erasure-record-store.ts";

const fileSchema = z.object({
	document: z.string(),
	keyId: z.string(),
	publicKey: z.base64(),
	signature: z.base64(),
	opening: z.object({ employeeId: z.string(), reference: z.string() }).optional(),
});
const documentSchema = z.looseObject({
	type: z.literal(CERTIFICATE_TYPE),
	erasureId: z.string(),
	revision: z.int(),
	issuedAt: z.string(),
	erasedAt: z.string(),
	scope: z.string(),
	kiosk: z.object({ id: z.string(), name: z.string() }),
	person: z.object({ commitment: z.string() }),
	remaining: z.record(z.string(), z.int()),
});

export type CertificateVerdict =
	/** It is no file of this kind. */
	| { readonly kind: "unreadable" }
	/** Somebody changed it, or another key signed it than the one that was asked for. */
	| { readonly kind: "forged"; readonly reason: "signature" | "key" }
	| {
			readonly kind: "valid";
			readonly keyId: string;
			readonly content: z.output<typeof documentSchema>;
			/** null: nobody told whose it is said to be. */
			readonly isAboutPerson: boolean | null;
			/** Stores that still held something when it was asked again. */
			readonly remaining: readonly string[];
	  };

export interface CertificateQuestion {
	/** Base64 of the public key that must have signed it; null: the one in the file is taken. */
	readonly publicKey: string | null;
	/** Whose it is said to be; null: as the file itself says, where it does. */
	readonly person: { readonly employeeId: string; readonly reference: string } | null;
}

export function verifyCertificate(text: string, question: CertificateQuestion): CertificateVerdict {
	const file = fileSchema.safeParse(parse(text));
	const content = file.success ? documentSchema.safeParse(parse(file.data.document)) : null;
	if (!file.success || !content?.success) return { kind: "unreadable" };
	const { document, signature, opening } = file.data;
	if (question.publicKey !== null && question.publicKey !== file.data.publicKey)
		return { kind: "forged", reason: "key" };
	const key = Buffer.from(file.data.publicKey, "base64");
	if (!verifySignature(Buffer.from(document, "utf8"), Buffer.from(signature, "base64"), key))
		return { kind: "forged", reason: "signature" };
	const person = question.person ?? opening ?? null;
	return {
		kind: "valid",
		keyId: keyIdOf(key),
		content: content.data,
		isAboutPerson: person && personCommitment(person.reference, person.employeeId) === content.data.person.commitment,
		remaining: Object.entries(content.data.remaining).flatMap(([item, count]) => (count > 0 ? [item] : [])),
	};
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}
