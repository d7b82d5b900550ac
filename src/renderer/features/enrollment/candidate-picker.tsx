import { useTranslation } from "react-i18next";
import { suggestCandidates } from "./candidates.ts";
import styles from "./enrollment-page.module.css";
import type { EnrollmentPerson } from "./person-details.ts";

export interface CandidatePickerProps {
	readonly candidates: readonly EnrollmentPerson[];
	/** What is in the fields now narrows the choice. */
	readonly typed: EnrollmentPerson;
	readonly onPick: (person: EnrollmentPerson) => void;
}

/** People of the HRIS to choose from, so that nobody types a number wrongly. */
export function CandidatePicker({ candidates, typed, onPick }: CandidatePickerProps) {
	const { t } = useTranslation("enrollment");
	const suggested = suggestCandidates(candidates, typed);
	if (suggested.length === 0) return null;
	return (
		<div className={styles.candidates}>
			<p className={styles.text}>{t("details.fromHris")}</p>
			<ul className={styles.candidateList}>
				{suggested.map((person) => (
					<li key={person.employeeId}>
						<button type="button" className={styles.candidate} onClick={() => onPick(person)}>
							{person.name} · {person.employeeId}
						</button>
					</li>
				))}
			</ul>
		</div>
	);
}
