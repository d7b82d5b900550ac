// Fields that the settings of several connectors have.
import { z } from "zod";
import { parseHrisAddress } from "../../core/domain/delivery/hris-address.ts";

const MAX_ADDRESS_LENGTH = 500;

/** A whole http(s) address without credentials. */
export const addressField = z
	.string()
	.trim()
	.max(MAX_ADDRESS_LENGTH)
	.refine((address) => parseHrisAddress(address) !== null && URL.canParse(address));

export function hostOf(address: string): string | null {
	return parseHrisAddress(address)?.host ?? null;
}

/** A key or token: no space, so that a header cannot be broken by it. */
export const tokenField = z
	.string()
	.trim()
	.regex(/^[\x21-\x7e]{1,2000}$/);

/** Hours between two pulls of the employee list; 0: only by hand. */
export const pullHoursField = z.int().min(0).max(168);

/** Records in one request, at most; 0 and 1: each by itself. Targets from before there were batches have none. */
export const batchSizeField = z.int().min(0).max(100).default(0);
