// Names in the database, sealed where the setting asks for it. Both forms are read everywhere, so that the setting can change
// while the kiosk runs. SQL reaches it as seal_name() and open_name(): lists are sorted by names, and sorting is SQL's.
import type { KeyObject } from "node:crypto";
import { z } from "zod";
import type { Connection, NameCodec } from "../database/connection.ts";
import { jsonField } from "../database/json-field.ts";
import { type SealContext, seal, unseal } from "./envelope.ts";
import type { InstallationKeys } from "./installation-keys.ts";

export const NAME_PROTECTION_SETTING = "nameProtection";
export const nameProtectionSchema = z.object({
	isOn: z.boolean(),
	/** Whether the file was written anew since the last plain name was sealed: freed pages hold none any more. */
	isCompacted: z.boolean(),
});

/** The one generation: a name that leaks once is known, so that another key would protect nothing. */
const GENERATION = 1;
/** No name and no note begins with a control character that somebody could type. */
export const SEALED_MARK = "\u0001n1:";
/** SQL: whether a column's value is sealed. */
export function isSealedSql(column: string): string {
	return `substr(${column}, 1, 4) = char(1) || 'n1:'`;
}
/** Stands for a name whose key is not there: lists go on, and whoever reads them sees which one to type again. */
export const UNREADABLE_NAME = "?";
/** The sealed form must not tell how long a name is: number and length together would often tell whose it is. */
const PADDED_TO_BYTES = 32;

export interface NameSealing extends NameCodec {
	/** Whether names are sealed when they are written. */
	isOn(): boolean;
}

/** Registers itself with the connection; reads setting and key at the first use, and again at each `load`. */
export function createNameSealing(connection: Connection, keys: Pick<InstallationKeys, "find">): NameSealing {
	const setting = connection.query(
		"SELECT value_json AS value FROM settings WHERE key = @key",
		z.object({ value: jsonField(nameProtectionSchema) }),
	);
	let isOn = false;
	let key: KeyObject | null = null;

	const codec: NameSealing = {
		isOn: () => isOn,
		seal(text, column) {
			// A plain text that looks sealed would be read as one.
			if (!isOn && !text.startsWith(SEALED_MARK)) return text;
			if (!key) return null;
			return SEALED_MARK + Buffer.from(seal(key, pad(text), contextOf(column))).toString("base64");
		},
		open(text, column) {
			if (!text.startsWith(SEALED_MARK)) return text;
			if (!key) return null;
			const bytes = unseal(key, Buffer.from(text.slice(SEALED_MARK.length), "base64"), contextOf(column));
			return bytes ? unpad(bytes) : UNREADABLE_NAME;
		},
		load() {
			isOn = setting.get({ key: NAME_PROTECTION_SETTING })?.value.isOn ?? false;
			key ??= keys.find("name", GENERATION)?.open() ?? null;
		},
		withoutKey: UNREADABLE_NAME,
	};
	connection.sealNamesWith(codec);
	return codec;
}

function contextOf(column: string): SealContext {
	return ["hadir.name.v1", column];
}

function pad(text: string): Uint8Array {
	const bytes = Buffer.from(text, "utf8");
	return Buffer.concat([bytes], Math.ceil((bytes.length + 1) / PADDED_TO_BYTES) * PADDED_TO_BYTES);
}

/** No name holds a zero byte: SQLite's own text functions end at one. */
function unpad(bytes: Uint8Array): string {
	const end = bytes.indexOf(0);
	return Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)).toString("utf8");
}
