// What an administrator decided about the log and its pictures, in the settings table under a name of its own.
import { z } from "zod";
import {
	defaultLogRules,
	evidenceKinds,
	type LogRules,
	MAX_EVIDENCE_DAYS,
	MAX_KEEP_MONTHS,
	MIN_KEEP_MONTHS,
} from "../core/domain/attendance/log-rules.ts";
import { AppError } from "../core/domain/errors.ts";
import type { Clock } from "../core/ports/environment.ts";
import type { LogRulesStore } from "../core/ports/log-purge.ts";
import type { Connection } from "./connection.ts";
import { jsonField } from "./json-field.ts";

const KEY = "log.rules";
const rulesSchema = z.strictObject({
	keepMonths: z.int().min(MIN_KEEP_MONTHS).max(MAX_KEEP_MONTHS).nullable(),
	evidence: z.enum(evidenceKinds),
	evidenceDays: z.int().min(1).max(MAX_EVIDENCE_DAYS),
	isEvidenceForSupervisors: z.boolean(),
}) satisfies z.ZodType<LogRules>;

export function createLogRulesStore(deps: {
	readonly connection: Connection;
	readonly clock: Pick<Clock, "nowMs">;
}): LogRulesStore {
	const { connection, clock } = deps;
	const stored = connection.query(
		`SELECT value_json AS rules FROM settings WHERE key = '${KEY}'`,
		z.object({ rules: jsonField(rulesSchema) }),
	);
	const write = connection.command(
		`INSERT INTO settings (key, value_json, updated_at_ms) VALUES ('${KEY}', @valueJson, @nowMs)
		 ON CONFLICT (key) DO UPDATE SET value_json = @valueJson, updated_at_ms = @nowMs`,
	);
	return {
		read: () => stored.get()?.rules ?? defaultLogRules,
		save: (rules) => {
			const parsed = rulesSchema.safeParse(rules);
			if (!parsed.success)
				throw new AppError("VALIDATION_FAILED", { fields: parsed.error.issues.map(({ path }) => path.join(".")) });
			write.run({ valueJson: JSON.stringify(parsed.data), nowMs: clock.nowMs() });
		},
	};
}
