// People who were enrolled after the backup, and whoever records refer to.
import { z } from "zod";
import type { Connection } from "../database/connection.ts";
import { orNull, prepareInsert, prepareRawRows, readable } from "./salvage-rows.ts";

const countRow = z.object({ found: z.int() });

const NAMED_KEYS = "SELECT generation, hex(key_uid) AS uid FROM installation_keys WHERE purpose = 'template'";
/** As migration 240 names keys of before it. */
const UNNAMED_KEYS =
	"SELECT generation, hex(substr(wrapped_key, 2, 28)) AS uid FROM installation_keys WHERE purpose = 'template'";
const namedKeyRow = z.object({ generation: z.int(), uid: z.string() });

/**
 * Generations whose key is one and the same on both sides. The number alone tells nothing: after this backup both histories
 * may have gone on to a third key, each to its own.
 */
function generationsInBoth(source: Connection, target: Connection): ReadonlySet<number> {
	const nameOf = ({ generation, uid }: z.output<typeof namedKeyRow>) => `${generation} ${uid}`;
	const here = new Set(target.query(NAMED_KEYS, namedKeyRow).all().map(nameOf));
	const read = (sql: string) => orNull(() => source.query(sql, namedKeyRow).all());
	const there = read(NAMED_KEYS) ?? read(UNNAMED_KEYS) ?? [];
	return new Set([0, ...there.filter((key) => here.has(nameOf(key))).map(({ generation }) => generation)]);
}

export function preparePeopleSalvage(source: Connection, target: Connection) {
	const people = orNull(() => prepareRawRows(source, "people", "person_key"));
	const keys = orNull(() => prepareRawRows(source, "person_keys", "person_key"));
	const templates = orNull(() => prepareRawRows(source, "templates", "template_key"));
	const consents = orNull(() => prepareRawRows(source, "consent_records", "consent_key"));
	const insertPerson = prepareInsert(target, "people");
	const insertConsent = prepareInsert(target, "consent_records");
	const insertKey = prepareInsert(target, "person_keys");
	const insertTemplate = prepareInsert(target, "templates");
	const isHere = target.query("SELECT count(*) AS found FROM people WHERE person_key = @personKey", countRow);
	const newest = target.query("SELECT coalesce(max(person_key), 0) AS found FROM people", countRow);
	const knownKeys = new Set(
		target
			.query("SELECT DISTINCT master_key_id AS id FROM person_keys", z.object({ id: z.string() }))
			.all()
			.map(({ id }) => id),
	);
	const sharedGenerations = generationsInBoth(source, target);
	const placeholder = target.command(
		`INSERT INTO people (person_key, created_at_ms, updated_at_ms, removed_at_ms, is_active)
		 VALUES (@personKey, @nowMs, @nowMs, @nowMs, 0)`,
	);

	/** Under keys that this database does not have, a face is noise: the person is kept, and enrolls again. */
	function takeFace(personKey: number): void {
		const key = orNull(() => keys?.one(personKey) ?? null);
		if (!key || !knownKeys.has(String(key["master_key_id"]))) return;
		insertKey(key);
	}

	function takeTemplates(newcomers: ReadonlySet<number>): void {
		if (!templates || newcomers.size === 0) return;
		for (const found of readable(0, templates.next)) {
			if (found === "damaged" || !newcomers.has(Number(found.row["person_key"]))) continue;
			if (sharedGenerations.has(Number(found.row["key_generation"] ?? 0))) insertTemplate(found.row);
		}
	}

	/** Under numbers of this database: the backup's may be theirs. */
	function takeConsents(newcomers: ReadonlySet<number>): void {
		if (!consents || newcomers.size === 0) return;
		for (const found of readable(0, consents.next)) {
			if (found === "damaged" || !newcomers.has(Number(found.row["person_key"]))) continue;
			const { consent_key: _, ...consent } = found.row;
			insertConsent(consent);
		}
	}

	return {
		/** Everybody who is newer than the backup. Returns how many. */
		takeNewcomers(): number {
			const newcomers = new Set<number>();
			if (!people) return 0;
			for (const found of readable(newest.get()?.found ?? 0, people.next)) {
				if (found === "damaged" || !insertPerson(found.row)) continue;
				newcomers.add(found.key);
				takeFace(found.key);
			}
			takeTemplates(newcomers);
			takeConsents(newcomers);
			return newcomers.size;
		},
		/** Somebody of whom only records are left stands behind them without a name, as whoever was removed does. */
		makeSureOf(personKey: number, nowMs: number): void {
			if ((isHere.get({ personKey })?.found ?? 0) === 0) placeholder.run({ personKey, nowMs });
		},
	};
}
