// The retention rules in the settings table under a name of their own, whom they concern, and when they last ran.
import { z } from "zod";
import { ERASE_WITHIN_MS } from "../../core/domain/rights/consent-withdrawal.ts";
import {
	defaultRetentionRules,
	MAX_RETENTION_DAYS,
	type RetentionRules,
	retentionRuleNames,
} from "../../core/domain/rights/retention.ts";
import type { Clock } from "../../core/ports/environment.ts";
import type { RetentionStore } from "../../core/ports/retention.ts";
import type { Connection } from "../database/connection.ts";
import { createJsonSetting } from "../database/json-setting.ts";
import { employeeIdField } from "../database/row-schemas.ts";

const KEY = "retention.rules";
const days = z.int().min(1).max(MAX_RETENTION_DAYS).nullable();
const rulesSchema = z.strictObject({
	flagUnseenDays: days,
	eraseUnseenDays: days,
	eraseLeftDays: days,
	pictureDays: days,
	erasesWithdrawn: z.boolean(),
}) satisfies z.ZodType<RetentionRules>;

const candidateRow = z.object({
	employeeId: employeeIdField,
	name: z.string(),
	deactivatedAtMs: z.int().nullable(),
	lastSeenAtMs: z.int().nullable(),
	newestFaceAtMs: z.int(),
	withdrawnAtMs: z.int().nullable(),
});
const runRow = z.object({ rule: z.enum(retentionRuleNames), atMs: z.int(), people: z.int(), items: z.int() });

/** One index seek an id, as in the list of employees. */
const CANDIDATES = `SELECT p.employee_id AS employeeId, open_name(p.name, 'people') AS name, p.deactivated_at_ms AS deactivatedAtMs,
	(SELECT max(seen.at_ms) FROM (
		SELECT (SELECT e.occurred_at_ms FROM attendance_events e WHERE e.employee_id = ids.employee_id
			ORDER BY e.kiosk_seq DESC LIMIT 1) AS at_ms
		FROM (SELECT p.employee_id UNION ALL
			SELECT f.employee_id FROM former_employee_ids f WHERE f.person_key = p.person_key) ids
	) seen) AS lastSeenAtMs,
	faces.newest_at_ms AS newestFaceAtMs, p.consent_withdrawn_at_ms AS withdrawnAtMs
	FROM people p JOIN (
		SELECT person_key, max(created_at_ms) AS newest_at_ms FROM (
			SELECT person_key, created_at_ms FROM templates UNION ALL SELECT person_key, created_at_ms FROM enrollment_crops)
		GROUP BY person_key) faces ON faces.person_key = p.person_key
	WHERE p.removed_at_ms IS NULL ORDER BY name COLLATE NOCASE, p.employee_id`;

export function createRetentionStore(deps: {
	readonly connection: Connection;
	readonly clock: Pick<Clock, "nowMs">;
}): RetentionStore {
	const { connection } = deps;
	const stored = createJsonSetting({ ...deps, key: KEY, schema: rulesSchema });
	const candidates = connection.query(CANDIDATES, candidateRow);
	const runs = connection.query("SELECT rule, at_ms AS atMs, people, items FROM retention_runs ORDER BY rule", runRow);
	const note = connection.command(
		`INSERT INTO retention_runs (rule, at_ms, people, items) VALUES (@rule, @atMs, @people, @items)
		 ON CONFLICT (rule) DO UPDATE SET at_ms = @atMs, people = @people, items = @items`,
	);
	return {
		rules: () => stored.read() ?? defaultRetentionRules,
		saveRules: (rules) => stored.write(rulesSchema.parse(rules)),
		candidates: () =>
			candidates.all().map(({ lastSeenAtMs, newestFaceAtMs, withdrawnAtMs, ...person }) => ({
				...person,
				lastNeededAtMs: Math.max(lastSeenAtMs ?? 0, newestFaceAtMs),
				eraseByMs: withdrawnAtMs === null ? null : withdrawnAtMs + ERASE_WITHIN_MS,
			})),
		runs: () => runs.all(),
		noteRun: (run) => {
			note.run({ ...run });
		},
	};
}
