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

export { type ErrorCode, errorCatalogue, isErrorCode } from "../core/domain/errors.ts";
