// What a database recorded after a backup was made, saved into the database that the backup restores. Each record proves
// itself: its hash is over its content and the hash of the record before. What still hangs together is taken over as it
// is and the chain goes on unbroken; what comes behind a hole gets a new link, and the log says that there is a hole.
import { z } from "zod";
import { toCloudEvent } from "../../core/domain/delivery/cloud-event.ts";
import type { Connection } from "../database/connection.ts";
import { createOutboxStore } from "../deliveries/outbox-store.ts";
import { createTargetStore } from "../deliveries/target-store.ts";
import { createAttendanceReader } from "../log/attendance-reader.ts";
import { createLogHeadStore } from "../log/hash-chain.ts";
import { createLogPlaces } from "../log/log-base.ts";
import { skipSequence } from "../log/log-continuation.ts";
import { type LogRecord, prepareSingleRecords } from "../log/log-records.ts";
import { isWhole } from "../log/verify-log.ts";
import { salvageAccess } from "./salvage-access.ts";
import { salvageConsents } from "./salvage-consents.ts";
import { salvageDeliveries } from "./salvage-deliveries.ts";
import { salvageNameProtection } from "./salvage-names.ts";
import { preparePeopleSalvage } from "./salvage-people.ts";
import { orNull, prepareInsert, prepareRawRows, type RawRow, readable } from "./salvage-rows.ts";

export interface SalvageReport {
	/** Events newer than the backup that are here again. */
	readonly events: number;
	readonly people: number;
	/** Whether the log goes on as if nothing had happened: everything up to its end was there. */
	readonly isComplete: boolean;
}

const NOTHING: SalvageReport = { events: 0, people: 0, isComplete: false };

interface Found {
	readonly record: LogRecord;
	readonly row: RawRow;
	readonly table: "attendance_events" | "audit";
}

/** In one transaction of `target`. `source` is only read, and may be damaged anywhere. */
export function salvage(source: Connection, target: Connection, nowMs: number): SalvageReport {
	if (!isSameKiosk(source, target)) return NOTHING;
	return target.transaction(() => {
		const isLaterThere = isLater(source, target);
		salvageNameProtection(source, target, isLaterThere);
		const people = preparePeopleSalvage(source, target);
		const newcomers = people.takeNewcomers();
		salvageConsents(source, target);
		if (isLaterThere) salvageAccess(source, target);
		const found = collect(source, target);
		const place = prepareTaking(target, (personKey) => people.makeSureOf(personKey, nowMs));
		const taken = found.filter((entry) => place(entry, nowMs));
		const events = taken.filter(({ table }) => table === "attendance_events").length;
		salvageDeliveries(source, target);
		fillOutbox(target, taken, nowMs);
		const end = orNull(() => createLogPlaces(source).head());
		const here = createLogPlaces(target).head();
		return { events, people: newcomers, isComplete: end !== null && end.hash === here.hash };
	});
}

function isSameKiosk(source: Connection, target: Connection): boolean {
	const idOf = (connection: Connection) =>
		orNull(() =>
			connection
				.query("SELECT value_json AS id FROM settings WHERE key = 'kioskId'", z.object({ id: z.string() }))
				.get(),
		)?.id ?? null;
	const id = idOf(source);
	return id !== null && id === idOf(target);
}

/**
 * Whether the source's log goes on from where the backup's ends: every change of access is in the log. Not so where the
 * backup is the newer one, as after moving back, or where both went on from an older restore. A log that cannot be read
 * there is taken for what lay in the folder last.
 */
function isLater(source: Connection, target: Connection): boolean {
	const { chainSeq, hash } = createLogPlaces(target).head();
	const places = orNull(() => createLogPlaces(source));
	const found = places && orNull(() => ({ hash: places.hashAt(chainSeq), base: places.base() }));
	if (!found) return true;
	// Behind a purge its records are gone; the checkpoint stands for them.
	return found.hash === hash || (found.hash === null && found.base.chainSeq > chainSeq);
}

/** Whole records behind the end of the target's log, in the order of the chain. */
function collect(source: Connection, target: Connection): Found[] {
	const head = createLogPlaces(target).head();
	const isHere = prepareIsHere(target);
	const singles = orNull(() => prepareSingleRecords(source));
	if (!singles) return [];
	const lastAudit = target
		.query("SELECT coalesce(max(audit_key), 0) AS auditKey FROM audit", z.object({ auditKey: z.int() }))
		.get();
	const found: Found[] = [];
	const take = (
		table: Found["table"],
		keyColumn: string,
		after: number,
		next: (after: number) => { readonly key: number; readonly record: LogRecord } | null,
	) => {
		const raw = prepareRawRows(source, table, keyColumn);
		for (const entry of readable(after, next)) {
			if (entry === "damaged" || !isWhole(entry.record)) continue;
			const row = orNull(() => raw.one(entry.key));
			if (row) found.push({ record: entry.record, row, table });
		}
	};
	take("attendance_events", "kiosk_seq", head.kioskSeq, singles.event);
	take("audit", "audit_key", lastAudit?.auditKey ?? 0, singles.audit);
	return found
		.filter(({ record, table }) => table === "audit" || isHere.get({ eventId: record.name })?.found === 0)
		.sort((a, b) => a.record.link.chainSeq - b.record.link.chainSeq);
}

function prepareIsHere(target: Connection) {
	return target.query(
		"SELECT count(*) AS found FROM attendance_events WHERE event_id = @eventId",
		z.object({ found: z.int() }),
	);
}

/** Returns whether the record is in the log now. */
function prepareTaking(target: Connection, makeSureOf: (personKey: number) => void) {
	const head = createLogHeadStore(target);
	const isHere = prepareIsHere(target);
	const insert = {
		attendance_events: prepareInsert(target, "attendance_events"),
		audit: prepareInsert(target, "audit"),
	};
	const lastAudit = target.query(
		"SELECT coalesce(max(audit_key), 0) AS auditKey FROM audit",
		z.object({ auditKey: z.int() }),
	);

	function takeOver({ record, row, table }: Found): void {
		const { chainSeq, hash } = record.link;
		insert[table](row);
		head.follow({ chainSeq, hash, kioskSeq: record.kioskSeq ?? head.read().kioskSeq });
	}

	function linkAnew({ record, row, table }: Found, nowMs: number): void {
		if (record.kioskSeq !== null && record.kioskSeq !== head.read().kioskSeq + 1)
			skipSequence(target, { actor: "restore", nowMs, skippedTo: record.kioskSeq - 1 });
		const auditKey = (lastAudit.get()?.auditKey ?? 0) + 1;
		const link = head.extend((chainSeq) => {
			const [version, , third, ...rest] = record.record.public;
			const own = table === "audit" ? auditKey : (third ?? null);
			return { public: [version ?? null, chainSeq, own, ...rest], personal: record.record.personal };
		});
		const { chainSeq, salt, personalDigest, prevHash, hash } = link;
		const chained = { chain_seq: chainSeq, salt, personal_digest: personalDigest, prev_hash: prevHash, hash };
		insert[table]({ ...row, ...chained, ...(table === "audit" && { audit_key: auditKey }) });
		if (record.kioskSeq !== null) head.skipTo(record.kioskSeq);
	}

	return (entry: Found, nowMs: number): boolean => {
		const { link } = entry.record;
		const { person_key: personKey, corrects } = entry.row;
		// What it corrects is lost, here: the target has both, and on this kiosk there is nothing left to correct.
		if (typeof corrects === "string" && isHere.get({ eventId: corrects })?.found === 0) return false;
		if (typeof personKey === "number") makeSureOf(personKey);
		const { chainSeq, hash } = head.read();
		const isNext = link.chainSeq === chainSeq + 1 && Buffer.compare(link.prevHash, hash) === 0;
		if (isNext) takeOver(entry);
		else linkAnew(entry, nowMs);
		return true;
	};
}

/** An event whose own rows for the targets are gone is sent to all of them: they know by its id whether they have it. */
function fillOutbox(target: Connection, found: readonly Found[], nowMs: number): void {
	const reader = createAttendanceReader(target);
	const outbox = createOutboxStore(target);
	const kiosk = target
		.query(
			"SELECT json_extract(value_json, '$') AS id FROM settings WHERE key = 'kioskId'",
			z.object({ id: z.string() }),
		)
		.get();
	const targets = createTargetStore(target).list();
	const hasRow = target.query(
		"SELECT count(*) AS found FROM outbox WHERE event_id = @eventId",
		z.object({ found: z.int() }),
	);
	for (const { record, table } of found) {
		if (table === "audit" || kiosk === null || (hasRow.get({ eventId: record.name })?.found ?? 0) > 0) continue;
		const event = reader.find(record.name);
		if (!event) continue;
		const bodyJson = JSON.stringify(toCloudEvent(event, { kioskId: kiosk.id }));
		outbox.add(
			targets.map(({ targetId }) => ({ eventId: record.name, target: targetId, bodyJson })),
			nowMs,
		);
	}
}
