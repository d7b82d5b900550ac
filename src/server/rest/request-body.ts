// Reads the request body into the plain object that the contract validates.
import fastifyMultipart from "@fastify/multipart";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { MAX_IMAGE_BYTES } from "../../contract/index.ts";
import { AppError } from "../../core/domain/errors.ts";

/** Room for the boundaries and text fields around the largest image. */
const MULTIPART_OVERHEAD_BYTES = 256 * 1024;
const MAX_BODY_BYTES = MAX_IMAGE_BYTES + MULTIPART_OVERHEAD_BYTES;
const MAX_TEXT_BODY_BYTES = 64 * 1024;

/** JSON and multipart only; any other body is left unread and fails validation as missing fields. */
export function registerBodyParsers(http: FastifyInstance): void {
	http.removeAllContentTypeParsers();
	http.register(fastifyMultipart, {
		throwFileSizeLimit: true,
		limits: {
			fileSize: MAX_IMAGE_BYTES,
			files: 4,
			fields: 20,
			parts: 24,
			fieldNameSize: 100,
			fieldSize: MAX_TEXT_BODY_BYTES,
			headerPairs: 50,
		},
	});
	http.addContentTypeParser(
		"application/json",
		{ parseAs: "string", bodyLimit: MAX_TEXT_BODY_BYTES },
		async (_request: FastifyRequest, body: string | Buffer) => parseJson(body.toString()),
	);
	http.addContentTypeParser("*", async () => ({}));
}

function parseJson(text: string): unknown {
	if (text.trim() === "") return {};
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw new AppError("VALIDATION_FAILED", { fields: ["body"] }, { cause });
	}
}

/** Refuses by the announced size before a byte is read. */
export function refuseLargeBody(request: FastifyRequest): void {
	if (Number(request.headers["content-length"] ?? 0) > MAX_BODY_BYTES) throw new AppError("PAYLOAD_TOO_LARGE");
}

/**
 * Fields and files of a multipart body by name; of a repeated name the first counts.
 * Rejects with PAYLOAD_TOO_LARGE, or VALIDATION_FAILED for a body that is no multipart.
 */
export async function readMultipart(request: FastifyRequest): Promise<Record<string, unknown>> {
	const entries: [string, unknown][] = [];
	try {
		for await (const part of request.parts()) {
			if (part.type === "field") entries.push([part.fieldname, part.valueTruncated ? undefined : part.value]);
			else entries.push([part.fieldname, new File([await part.toBuffer()], part.filename, { type: part.mimetype })]);
		}
	} catch (cause) {
		throw new AppError(isTooLarge(cause) ? "PAYLOAD_TOO_LARGE" : "VALIDATION_FAILED", { fields: ["body"] }, { cause });
	}
	return Object.fromEntries(entries.reverse());
}

function isTooLarge(thrown: unknown): boolean {
	return thrown instanceof Error && "statusCode" in thrown && thrown.statusCode === 413;
}
