// The operator's choices about face models, in the settings table under names of their own.
import { z } from "zod";
import { AppError } from "../../core/domain/errors.ts";
import { defaultModelSettings, type ModelSettings } from "../../core/domain/model-settings.ts";
import type { Clock } from "../../core/ports/environment.ts";
import type { ModelSettingsStore } from "../../core/ports/model-settings.ts";
import type { Connection } from "../database/connection.ts";

const cosine = z.number().min(-1).max(1);
const packId = z.string().min(1).max(64);
const schema = z.strictObject({
	recognitionPack: packId,
	detectionPack: packId,
	keepsEnrollmentCrops: z.boolean(),
	thresholdOverrides: z.record(
		z.string().min(1).max(100),
		z.strictObject({
			thresholds: z.strictObject({ high: cosine, medium: cosine, low: cosine, margin: z.number().min(0).max(1) }),
			appliedAtMs: z.int(),
		}),
	),
}) satisfies z.ZodType<ModelSettings>;

const PREFIX = "models.";

export interface ModelSettingsStoreDeps {
	readonly connection: Connection;
	readonly clock: Pick<Clock, "nowMs">;
}

export function createModelSettingsStore({ connection, clock }: ModelSettingsStoreDeps): ModelSettingsStore {
	const readAll = connection.query(
		`SELECT key, value_json AS valueJson FROM settings WHERE key LIKE '${PREFIX}%'`,
		z.object({ key: z.string(), valueJson: z.string() }),
	);
	const write = connection.command(
		`INSERT INTO settings (key, value_json, updated_at_ms) VALUES (@key, @valueJson, @nowMs)
		 ON CONFLICT (key) DO UPDATE SET value_json = @valueJson, updated_at_ms = @nowMs`,
	);

	function read(): ModelSettings {
		const stored = readAll.all().map(({ key, valueJson }) => [key.slice(PREFIX.length), parseJson(valueJson)] as const);
		const known = stored.filter(([key]) => Object.hasOwn(schema.shape, key));
		const parsed = schema.safeParse({ ...defaultModelSettings, ...Object.fromEntries(known) });
		if (parsed.success) return parsed.data;
		throw new AppError("STORAGE_UNAVAILABLE", {
			reason: "SETTING_INVALID",
			keys: parsed.error.issues.map((issue) => `${PREFIX}${issue.path.join(".")}`),
		});
	}

	return {
		read,
		update: (changes) =>
			connection.transaction(() => {
				const next = schema.parse({ ...read(), ...changes });
				for (const key of Object.keys(changes)) {
					const value = Object.entries(next).find(([name]) => name === key)?.[1];
					write.run({ key: `${PREFIX}${key}`, valueJson: JSON.stringify(value), nowMs: clock.nowMs() });
				}
				return next;
			}),
	};
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
