// PINs and badges of employees, and the wrong tries made with them.
import { z } from "zod";
import { emptyBucket } from "../../core/domain/codes/attempt-limit.ts";
import { UNLOCKED } from "../../core/domain/codes/pin-policy.ts";
import type { PersonalCodeStore } from "../../core/ports/personal-codes.ts";
import type { Connection } from "../database/connection.ts";
import { employeeIdField, flagField } from "../database/row-schemas.ts";

const holderRow = z.object({ employeeId: employeeIdField });
const oneRow = z.object({ found: z.int() });
const badgeRow = z.object({ badgeId: z.string(), number: z.int(), issuedAtMs: z.int() });
const BADGE = "b.badge_id AS badgeId, b.number, b.issued_at_ms AS issuedAtMs";
const PERSON = "SELECT person_key FROM people WHERE employee_id = @employeeId AND removed_at_ms IS NULL";
const PIN_HOLDERS = "FROM employee_pins JOIN people p USING (person_key) WHERE p.is_active = 1";
const BADGE_HOLDERS =
	"FROM badges b JOIN people p USING (person_key) WHERE b.revoked_at_ms IS NULL AND p.is_active = 1";

export function createPersonalCodeStore(connection: Connection): PersonalCodeStore {
	return { ...createPins(connection), ...createBadges(connection), ...createTries(connection) };
}

type PinPart = "pinHolders" | "hasPinHolder" | "readPin" | "writePin" | "removePin";

function createPins(connection: Connection): Pick<PersonalCodeStore, PinPart> {
	const holders = connection.query(`SELECT p.employee_id AS employeeId ${PIN_HOLDERS}`, holderRow);
	const anyHolder = connection.query(`SELECT 1 AS found ${PIN_HOLDERS} LIMIT 1`, oneRow);
	const read = connection.query(
		`SELECT hash, set_at_ms AS setAtMs FROM employee_pins WHERE person_key = (${PERSON})`,
		z.object({ hash: z.string(), setAtMs: z.int() }),
	);
	const write = connection.command(
		`INSERT INTO employee_pins (person_key, hash, set_at_ms) SELECT person_key, @hash, @nowMs FROM (${PERSON}) WHERE true
		 ON CONFLICT (person_key) DO UPDATE SET hash = @hash, set_at_ms = @nowMs`,
	);
	const remove = connection.command(`DELETE FROM employee_pins WHERE person_key = (${PERSON})`);
	return {
		pinHolders: () => holders.all().map(({ employeeId }) => employeeId),
		hasPinHolder: () => anyHolder.get() !== null,
		readPin: (employeeId) => read.get({ employeeId }),
		writePin: (employeeId, hash, nowMs) => write.run({ employeeId, hash, nowMs }).changes > 0,
		removePin: (employeeId) => remove.run({ employeeId }).changes > 0,
	};
}

type BadgePart = "badgeOf" | "hasBadgeHolder" | "badgeHolders" | "findBadge" | "issueBadge" | "revokeBadge";

function createBadges(connection: Connection): Pick<PersonalCodeStore, BadgePart> {
	const inForce = connection.query(
		`SELECT ${BADGE} FROM badges b WHERE b.person_key = (${PERSON}) AND b.revoked_at_ms IS NULL`,
		badgeRow,
	);
	const anyHolder = connection.query(`SELECT 1 AS found ${BADGE_HOLDERS} LIMIT 1`, oneRow);
	const holders = connection.query(
		`SELECT p.employee_id AS employeeId, open_name(p.name, 'people') AS name, ${BADGE} ${BADGE_HOLDERS}
		 ORDER BY name COLLATE NOCASE, p.employee_id`,
		badgeRow.extend({ employeeId: employeeIdField, name: z.string() }),
	);
	const find = connection.query(
		`SELECT p.employee_id AS employeeId, b.revoked_at_ms IS NOT NULL AS isRevoked
		 FROM badges b JOIN people p USING (person_key) WHERE b.badge_id = @badgeId AND p.removed_at_ms IS NULL`,
		holderRow.extend({ isRevoked: flagField }),
	);
	const insert = connection.command(
		`INSERT INTO badges (badge_id, person_key, number, issued_at_ms)
		 SELECT @badgeId, person_key,
			1 + coalesce((SELECT max(number) FROM badges b WHERE b.person_key = person.person_key), 0), @nowMs
		 FROM (${PERSON}) AS person`,
	);
	const revoke = connection.command(
		`UPDATE badges SET revoked_at_ms = @nowMs WHERE person_key = (${PERSON}) AND revoked_at_ms IS NULL`,
	);
	const badgeOf: PersonalCodeStore["badgeOf"] = (employeeId) => inForce.get({ employeeId });
	return {
		badgeOf,
		hasBadgeHolder: () => anyHolder.get() !== null,
		badgeHolders: () => holders.all().map(({ employeeId, name, ...badge }) => ({ employeeId, name, badge })),
		findBadge: (badgeId) => find.get({ badgeId }),
		issueBadge: (employeeId, badgeId, nowMs) =>
			connection.transaction(() => {
				revoke.run({ employeeId, nowMs });
				return insert.run({ employeeId, badgeId, nowMs }).changes > 0 ? badgeOf(employeeId) : null;
			}),
		revokeBadge: (employeeId, nowMs) =>
			connection.transaction(() => {
				const badge = badgeOf(employeeId);
				revoke.run({ employeeId, nowMs });
				return badge;
			}),
	};
}

type TryPart = "readLock" | "writeLock" | "clearLock" | "forgetLocks" | "readBucket" | "writeBucket";

function createTries(connection: Connection): Pick<PersonalCodeStore, TryPart> {
	const read = connection.query(
		"SELECT failed_attempts AS failedAttempts, locked_until_ms AS lockedUntilMs FROM pin_tries WHERE subject = @subject",
		z.object({ failedAttempts: z.int().min(0), lockedUntilMs: z.int() }),
	);
	const write = connection.command(
		`INSERT INTO pin_tries (subject, failed_attempts, locked_until_ms, last_try_at_ms)
		 VALUES (@subject, @failedAttempts, @lockedUntilMs, @nowMs)
		 ON CONFLICT (subject) DO UPDATE SET failed_attempts = @failedAttempts, locked_until_ms = @lockedUntilMs,
			last_try_at_ms = @nowMs`,
	);
	const clear = connection.command("DELETE FROM pin_tries WHERE subject = @subject");
	const forget = connection.command("DELETE FROM pin_tries WHERE last_try_at_ms < @beforeMs");
	const readBucket = connection.query(
		"SELECT level, since_ms AS sinceMs FROM attempt_buckets WHERE name = @name",
		z.object({ level: z.int().min(0), sinceMs: z.int() }),
	);
	const writeBucket = connection.command(
		`INSERT INTO attempt_buckets (name, level, since_ms) VALUES (@name, @level, @sinceMs)
		 ON CONFLICT (name) DO UPDATE SET level = @level, since_ms = @sinceMs`,
	);
	return {
		readLock: (subject) => read.get({ subject }) ?? UNLOCKED,
		writeLock: (subject, { failedAttempts, lockedUntilMs }, nowMs) => {
			write.run({ subject, failedAttempts, lockedUntilMs, nowMs });
		},
		clearLock: (subject) => {
			clear.run({ subject });
		},
		forgetLocks: (beforeMs) => {
			forget.run({ beforeMs });
		},
		readBucket: (name) => readBucket.get({ name }) ?? emptyBucket,
		writeBucket: (name, { level, sinceMs }) => {
			writeBucket.run({ name, level, sinceMs });
		},
	};
}
