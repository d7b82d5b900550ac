// What an administrator decided about the log and its pictures, in the settings table under a name of its own.
import { z } from "zod";
import {
	defaultLogRules,
	evidenceKinds,
	type LogRules,
	MAX_EVIDENCE_DAYS,
	MAX_KEEP_MONTHS,
	MIN_KEEP_MONTHS,
} from "../../core/domain/attendance/log-rules.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { Clock } from "../../core/ports/environment.ts";
import type { LogRulesStore } from "../../core/ports/log-purge.ts";
import type { Connection } from "../database/connection.ts";
import { createJsonSetting } from "../database/json-setting.ts";

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
	const rules = createJsonSetting({ ...deps, key: KEY, schema: rulesSchema });
	return {
		read: () => rules.read() ?? defaultLogRules,
		save: (changed) => {
			const parsed = rulesSchema.safeParse(changed);
			if (!parsed.success)
				throw new AppError("VALIDATION_FAILED", { fields: parsed.error.issues.map(({ path }) => path.join(".")) });
			rules.write(parsed.data);
		},
	};
}
