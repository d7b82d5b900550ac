// The error catalogue as oRPC errors, derived from core: same codes, same statuses on every transport.

import { z } from "zod";
import { type ErrorCode, errorCatalogue } from "../core/domain/errors.ts";

export const errorDataSchema = z.record(
	z.string(),
	z.union([z.string(), z.number(), z.boolean(), z.array(z.string()).readonly()]),
);

type ContractError = { status: number; message: ErrorCode; data: typeof errorDataSchema };

export const contractErrors = Object.fromEntries(
	Object.entries(errorCatalogue).map(([code, { status }]) => [code, { status, message: code, data: errorDataSchema }]),
) as unknown as Record<ErrorCode, ContractError>;

/** The part of the catalogue that a procedure can answer with, for a document that lists no more than that. */
export function pickErrors<Code extends ErrorCode>(...codes: readonly Code[]): Pick<typeof contractErrors, Code> {
	return Object.fromEntries(codes.map((code) => [code, contractErrors[code]])) as Pick<typeof contractErrors, Code>;
}

export { type ErrorCode, errorCatalogue, isErrorCode } from "../core/domain/errors.ts";
