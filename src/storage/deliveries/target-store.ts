// Where events go. Settings are JSON here; what they mean is the connector's affair.
import { z } from "zod";
import { type Target, targetKinds } from "../../core/domain/delivery/target.ts";
import type { TargetStore } from "../../core/ports/stores.ts";
import type { Connection } from "../database/connection.ts";
import { flagField } from "../database/row-schemas.ts";

const settingsSchema = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const targetRow = z.object({
	targetId: z.string(),
	kind: z.enum(targetKinds),
	name: z.string(),
	settingsJson: z.string(),
	isEnabled: flagField,
	createdAtMs: z.int(),
	updatedAtMs: z.int(),
});

const TARGET = `SELECT target_id AS targetId, kind, name, settings_json AS settingsJson, is_enabled AS isEnabled,
	created_at_ms AS createdAtMs, updated_at_ms AS updatedAtMs FROM targets`;

export function createTargetStore(connection: Connection): TargetStore {
	const all = connection.query(`${TARGET} ORDER BY created_at_ms, target_id`, targetRow);
	const byId = connection.query(`${TARGET} WHERE target_id = @targetId`, targetRow);
	const put = connection.command(
		`INSERT INTO targets (target_id, kind, name, settings_json, is_enabled, created_at_ms, updated_at_ms)
		 VALUES (@targetId, @kind, @name, @settingsJson, @isEnabled, @createdAtMs, @updatedAtMs)
		 ON CONFLICT (target_id) DO UPDATE SET kind = @kind, name = @name, settings_json = @settingsJson,
			is_enabled = @isEnabled, updated_at_ms = @updatedAtMs`,
	);
	const countWaiting = connection.query(
		`SELECT count(*) AS rows FROM outbox WHERE delivered_at_ms IS NULL AND dead_at_ms IS NULL AND target = @targetId`,
		z.object({ rows: z.int() }),
	);
	const leftovers = [
		// What was delivered stays as the record of it.
		"DELETE FROM outbox WHERE delivered_at_ms IS NULL AND dead_at_ms IS NULL AND target = @targetId",
		"DELETE FROM outbox WHERE dead_at_ms IS NOT NULL AND skipped_at_ms IS NULL AND target = @targetId",
		"DELETE FROM outbox_targets WHERE target = @targetId",
		"DELETE FROM external_ids WHERE target = @targetId",
		"DELETE FROM target_people WHERE target = @targetId",
		"DELETE FROM target_pulls WHERE target = @targetId",
		"DELETE FROM targets WHERE target_id = @targetId",
	].map((sql) => connection.command(sql));
	return {
		list: () => all.all().map(toTarget),
		find: (targetId) => {
			const row = byId.get({ targetId });
			return row && toTarget(row);
		},
		put: ({ settings, isEnabled, ...target }) => {
			put.run({ ...target, settingsJson: JSON.stringify(settings), isEnabled: isEnabled ? 1 : 0 });
		},
		remove: (targetId) =>
			connection.transaction(() => {
				const { rows = 0 } = countWaiting.get({ targetId }) ?? {};
				for (const leftover of leftovers) leftover.run({ targetId });
				return rows;
			}),
	};
}

function toTarget({ settingsJson, ...row }: z.output<typeof targetRow>): Target {
	return { ...row, settings: settingsSchema.parse(JSON.parse(settingsJson)) };
}
