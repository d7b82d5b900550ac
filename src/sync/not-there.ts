// A "not found" may mean the address or the record. One does not tell; several in a row, and what others got, do.

/** Different records that were not found in a row before the address is taken for wrong. */
const RECORDS_IN_A_ROW = 3;

export type NotThere = "unclear" | "record" | "address";

export interface NotThereJudge {
	/** What a record's "not found" means by now. */
	judge(outboxId: number): NotThere;
	noteDelivery(outboxId: number): void;
	/** The settings were changed. */
	forget(): void;
}

/**
 * A record that is not found again after another one got through is not known there: that record is refused. The same
 * record twice, or several in a row, with nothing getting through: nobody's record would fare better.
 */
export function createNotThereJudge(): NotThereJudge {
	/** By record: how many deliveries there had been when it was not found. */
	const doubted = new Map<number, number>();
	const inARow = new Set<number>();
	let deliveries = 0;
	return {
		judge(outboxId) {
			const before = doubted.get(outboxId);
			if (before !== undefined && deliveries > before) {
				doubted.delete(outboxId);
				return "record";
			}
			doubted.set(outboxId, deliveries);
			inARow.add(outboxId);
			return before !== undefined || inARow.size >= RECORDS_IN_A_ROW ? "address" : "unclear";
		},
		noteDelivery(outboxId) {
			deliveries += 1;
			doubted.delete(outboxId);
			inARow.clear();
		},
		forget() {
			doubted.clear();
			inARow.clear();
			deliveries = 0;
		},
	};
}
