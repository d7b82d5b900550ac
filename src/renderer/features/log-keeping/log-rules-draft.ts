// What can be chosen of how long the log and its photos are kept.
import type { HadirClient } from "../../../contract/index.ts";

export type LogRules = Awaited<ReturnType<HadirClient["log"]["rules"]>>;
export type RulesPreview = Awaited<ReturnType<HadirClient["log"]["previewRules"]>>;

const months = [12, 18, 24, 36, 60, 120];
const days = [7, 14, 30, 60, 90];

/** With what is set now, also where that is none of the usual ones. */
export function monthChoices(current: number | null): readonly number[] {
	return [...new Set(current === null ? months : [...months, current])].sort((one, other) => one - other);
}

export function dayChoices(current: number): readonly number[] {
	return [...new Set([...days, current])].sort((one, other) => one - other);
}

export function isSameRules(one: LogRules, other: LogRules): boolean {
	return (
		one.keepMonths === other.keepMonths &&
		one.evidence === other.evidence &&
		one.evidenceDays === other.evidenceDays &&
		one.isEvidenceForSupervisors === other.isEvidenceForSupervisors
	);
}

/** Whether saving removes anything: then it is asked first. */
export function removesAnything(preview: RulesPreview | null): boolean {
	return preview !== null && preview.events + preview.acts + preview.photosOld > 0;
}
