// Erases people from every table, and asks every table again.
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { EmployeeId } from "../../core/domain/employee.ts";
import { type ErasureCounts, type ErasureItem, erasureItems, itemsOf } from "../../core/domain/rights/erasure.ts";
import type { DatabaseCompaction, ErasureStore, ErasureSubject } from "../../core/ports/erasures.ts";
import type { Connection } from "../database/connection.ts";
import { employeeIdField } from "../database/row-schemas.ts";
import { preparePersonStatements } from "../people/person-rows.ts";
import { bumpRevision } from "../templates/template-rows.ts";
import { prepareErasedUids } from "./erased-uids.ts";
import { itemStatements } from "./erasure-items.ts";

const foundRow = z.object({ found: z.int() });
const idRow = z.object({ employeeId: employeeIdField });
const picturesRow = z.object({ items: z.int(), people: z.int() });

/** Whole copies of the database without encryption: versions before 0.3 made one before each update. */
const PLAIN_COPY = /^hadir-v\d+-\d+\.db(-wal|-shm|-journal)?$/;

export interface ErasureStoreDeps {
	readonly connection: Connection;
	/** Where plain copies may lie. */
	readonly backupDir: string;
}

export function createErasureStore({ connection, backupDir }: ErasureStoreDeps): ErasureStore {
	const people = preparePersonStatements(connection);
	const count = prepareCounting(connection);
	const erase = prepareErasing(connection);
	const formerIds = connection.query(
		"SELECT employee_id AS employeeId FROM former_employee_ids WHERE person_key = @personKey ORDER BY employee_id",
		idRow,
	);
	const oldPictures = "FROM enrollment_crops WHERE created_at_ms < @beforeMs";
	const countPictures = connection.query(
		`SELECT count(*) AS items, count(DISTINCT person_key) AS people ${oldPictures}`,
		picturesRow,
	);
	const deletePictures = connection.command(`DELETE ${oldPictures}`);

	function find(employeeId: EmployeeId): ErasureSubject | null {
		const person = people.findPerson.get({ employeeId });
		if (!person) return null;
		const { personKey, withdrawnAtMs } = person;
		const former = formerIds.all({ personKey }).map((row) => row.employeeId);
		return { personKey, employeeId, employeeIds: [employeeId, ...former], withdrawnAtMs };
	}

	return {
		find,
		count,
		erase(subject, scope, nowMs) {
			const { personKey } = subject;
			const removedTemplateIds = people.listTemplateIds.all({ personKey }).map(({ templateId }) => templateId);
			erase(subject, scope, nowMs);
			return { revision: bumpRevision(people), upserted: [], removedTemplateIds };
		},
		countPictures: (beforeMs) => countPictures.get({ beforeMs }) ?? { items: 0, people: 0 },
		erasePictures: (beforeMs) =>
			connection.transaction(() => {
				const counted = countPictures.get({ beforeMs }) ?? { items: 0, people: 0 };
				deletePictures.run({ beforeMs });
				if (counted.items > 0) connection.emptyWriteAheadLog();
				return counted;
			}),
		cleanFiles: () => ({
			isLogEmptied: connection.emptyWriteAheadLog(),
			copiesDeleted: deletePlainCopies(backupDir),
		}),
	};
}

/** Of one person or of everybody in a list, as a restored backup is cleaned. */
export function prepareErasing(connection: Connection) {
	const erasedUids = prepareErasedUids(connection);
	const erasing = new Map(
		erasureItems.map((item) => [item, itemStatements[item].erase.map((sql) => connection.command(sql))] as const),
	);
	const renewUid = connection.command(
		`UPDATE people SET person_uid = randomblob(28), withdrawal_reference = NULL,
			face_erased_at_ms = iif(consent_withdrawn_at_ms IS NULL, NULL, @nowMs) WHERE person_key = @personKey`,
	);
	const dropUid = connection.command(
		`UPDATE people SET person_uid = NULL, withdrawal_reference = NULL, consent_withdrawn_at_ms = NULL,
			face_erased_at_ms = NULL WHERE person_key = @personKey`,
	);
	return (
		{ personKey, employeeIds }: Pick<ErasureSubject, "personKey" | "employeeIds">,
		scope: Parameters<typeof itemsOf>[0],
		nowMs: number,
	): void => {
		const parameters = { personKey, ids: JSON.stringify(employeeIds), nowMs };
		erasedUids.note(personKey, scope, nowMs);
		for (const item of itemsOf(scope)) for (const command of erasing.get(item) ?? []) command.run(parameters);
		(scope === "face" ? renewUid : dropUid).run({ personKey, nowMs });
	};
}

function prepareCounting(connection: Connection): ErasureStore["count"] {
	const counting = new Map(
		erasureItems.map((item) => [item, connection.query(itemStatements[item].count, foundRow)] as const),
	);
	return ({ personKey, employeeIds }, items) => {
		const parameters = { personKey, ids: JSON.stringify(employeeIds) };
		const found = (item: ErasureItem) => (items.includes(item) ? (counting.get(item)?.get(parameters)?.found ?? 0) : 0);
		return Object.fromEntries(erasureItems.map((item) => [item, found(item)])) as Record<
			ErasureItem,
			number
		> satisfies ErasureCounts;
	};
}

function deletePlainCopies(backupDir: string): number {
	const copies = listFiles(backupDir).filter((name) => PLAIN_COPY.test(name));
	for (const name of copies) rmSync(join(backupDir, name), { force: true });
	return copies.length;
}

function listFiles(folder: string): readonly string[] {
	try {
		return readdirSync(folder);
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
		throw error;
	}
}

/**
 * `VACUUM` writes the file anew from its live rows. `secure_delete` has zeroed deleted rows before, but not what a page kept
 * of a row that moved when the tree was balanced.
 */
export function createDatabaseCompaction(connection: Connection, monotonicMs: () => number): DatabaseCompaction {
	const number = (name: string) => Number(connection.pragma(name));
	return {
		bytes: () => number("page_count") * number("page_size"),
		compact() {
			const beganMs = monotonicMs();
			connection.execute("VACUUM");
			connection.emptyWriteAheadLog();
			return Math.round(monotonicMs() - beganMs);
		},
	};
}
