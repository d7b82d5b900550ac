// A release as it lies in the feed: what its maker says, and an Ed25519 signature over exactly those characters. Signed is
// the payload with a heading, so that the key's signature under anything else is none under a release.
import { createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { z } from "zod";
import { AppError } from "../core/domain/errors.ts";
import { isProgramVersion } from "../core/domain/update/program-version.ts";
import { type Release, updateTargets } from "../core/domain/update/release.ts";

const HEADING = "hadir release 1\n";
/** A gigabyte and a half is more than any of them has; it bounds what a feed can make us fetch. */
const MOST_BYTES = 1.5e9;

const version = z.string().refine(isProgramVersion);
const releaseSchema = z.strictObject({
	version,
	channel: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
	releasedAtMs: z.int().min(0),
	minimumVersion: version,
	databaseVersion: z.int().min(1),
	stagingPercentage: z.number().min(0).max(100),
	notes: z.strictObject({ id: z.string().max(2000), en: z.string().max(2000) }),
	files: z
		.array(
			z.strictObject({
				target: z.enum(updateTargets),
				name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,150}$/),
				bytes: z.int().min(1).max(MOST_BYTES),
				sha512: z.base64().length(88),
			}),
		)
		.min(1)
		.max(updateTargets.length),
}) satisfies z.ZodType<Release>;

const envelopeSchema = z.object({
	format: z.literal(1),
	payload: z.string().max(100_000),
	signature: z.base64().length(88),
});

/** Base64 of the 44 bytes of an Ed25519 key's SubjectPublicKeyInfo (RFC 8410). null when it is none. */
export function readReleaseKey(text: string): KeyObject | null {
	try {
		const key = createPublicKey({ key: Buffer.from(text, "base64"), format: "der", type: "spki" });
		return key.asymmetricKeyType === "ed25519" ? key : null;
	} catch {
		return null;
	}
}

/** Throws UPDATE_FAILED {reason: "signature"} for whatever is not a release that this key signed. */
export function openSignedRelease(text: string, publicKey: KeyObject): Release {
	const envelope = parsed(envelopeSchema, text);
	const signed = Buffer.from(HEADING + envelope.payload);
	// Before anything of the payload is looked at.
	if (!verify(null, signed, publicKey, Buffer.from(envelope.signature, "base64")))
		throw refused("the signature is not the key's");
	return parsed(releaseSchema, envelope.payload);
}

/** Throws what zod says when the release is not a valid one. */
export function signRelease(release: unknown, privateKey: KeyObject): string {
	const payload = JSON.stringify(releaseSchema.parse(release));
	const signature = sign(null, Buffer.from(HEADING + payload), privateKey).toString("base64");
	return `${JSON.stringify({ format: 1, payload, signature }, null, 2)}\n`;
}

function parsed<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema> {
	try {
		return schema.parse(JSON.parse(text));
	} catch (cause) {
		throw refused("not a signed release", cause);
	}
}

function refused(detail: string, cause?: unknown): AppError {
	return new AppError("UPDATE_FAILED", { reason: "signature" }, { detail, cause });
}
