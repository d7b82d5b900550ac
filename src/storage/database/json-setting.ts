// One value of the settings table that a store of its own keeps under a name of its own, as JSON.
import { z } from "zod";
import type { Clock } from "../../core/ports/environment.ts";
import type { Connection } from "./connection.ts";
import { jsonField } from "./json-field.ts";

export interface JsonSetting<Value> {
	/** null when nothing was written yet. Throws when what is there is not of the schema. */
	read(): Value | null;
	/** As it is: whoever calls has parsed it. */
	write(value: Value): void;
}

export function createJsonSetting<Value>(deps: {
	readonly connection: Connection;
	readonly clock: Pick<Clock, "nowMs">;
	readonly key: string;
	readonly schema: z.ZodType<Value>;
}): JsonSetting<Value> {
	const { connection, clock, key, schema } = deps;
	const stored = connection.query(
		"SELECT value_json AS value FROM settings WHERE key = @key",
		z.object({ value: jsonField(schema) }),
	);
	const write = connection.command(
		`INSERT INTO settings (key, value_json, updated_at_ms) VALUES (@key, @valueJson, @nowMs)
		 ON CONFLICT (key) DO UPDATE SET value_json = @valueJson, updated_at_ms = @nowMs`,
	);
	return {
		read: () => stored.get({ key })?.value ?? null,
		write: (value) => {
			write.run({ key, valueJson: JSON.stringify(value), nowMs: clock.nowMs() });
		},
	};
}
