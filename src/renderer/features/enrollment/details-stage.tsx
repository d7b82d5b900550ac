import { ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { CandidatePicker } from "./candidate-picker.tsx";
import styles from "./enrollment-page.module.css";
import type { EnrollmentStore } from "./enrollment-store.ts";
import { ModeChoice } from "./mode-choice.tsx";
import { type EnrollmentPerson, judgePerson } from "./person-details.ts";

export interface DetailsStageProps {
	readonly store: EnrollmentStore;
	/** People of the HRIS who are not enrolled yet; empty where no HRIS gives a list. */
	readonly candidates: readonly EnrollmentPerson[];
	/** Other ways to enroll, beside typing one person in. */
	readonly otherWays: ReactNode;
}

export function DetailsStage({ store, candidates, otherWays }: DetailsStageProps) {
	const { t } = useTranslation(["enrollment", "common"]);
	const { person, isKnown, mode, showsProblems } = useStore(store);
	const problems = judgePerson(person);
	return (
		<form
			className={styles.stage}
			onSubmit={(event) => {
				event.preventDefault();
				store.toConsent();
			}}
		>
			<div className={styles.heading}>
				<h2 className={styles.title}>{t("details.title")}</h2>
				<p className={styles.text}>{t("details.text")}</p>
			</div>
			<div className={styles.pair}>
				<TextField
					label={t("details.employeeId")}
					value={person.employeeId}
					onChange={(employeeId) => store.enterPerson({ employeeId })}
					help={t("details.employeeIdHelp")}
					problem={showsProblems && problems.employeeId ? t("details.employeeIdInvalid") : null}
					maxLength={64}
					isDisabled={isKnown}
					hasFocus={!isKnown}
				/>
				<TextField
					label={t("details.name")}
					value={person.name}
					onChange={(name) => store.enterPerson({ name })}
					help={t("details.nameHelp")}
					problem={showsProblems && problems.name ? t("details.nameInvalid") : null}
					maxLength={120}
					capitals="words"
				/>
			</div>
			{isKnown && <ModeChoice value={mode} onChange={store.chooseMode} />}
			{!isKnown && <CandidatePicker candidates={candidates} typed={person} onPick={store.enterPerson} />}
			<div className={styles.actions}>
				{!isKnown && otherWays && <div className={styles.otherWays}>{otherWays}</div>}
				<Button type="submit" kind="primary" size="large" iconAfter={ArrowRight}>
					{t("common:next")}
				</Button>
			</div>
		</form>
	);
}
