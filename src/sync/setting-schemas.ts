// Fields that the settings of several connectors have.
import { z } from "zod";
import { parseHrisAddress } from "../core/domain/hris-address.ts";

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
