// What the new face raised before it could be saved. Shown in the supervisor's area only: it names another employee.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { ChoiceCards } from "../../ui/choice-cards.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import type { EnrollmentStore } from "./enrollment-store.ts";
import { type Answer, answers, decisionOf } from "./question-answers.ts";

export interface QuestionDialogProps {
	readonly store: EnrollmentStore;
	/** Nothing is to be saved. */
	readonly onStop: () => void;
}

export function QuestionDialog({ store, onStop }: QuestionDialogProps) {
	const { t } = useTranslation(["enrollment", "common"]);
	const { question, isBusy, person, error } = useStore(store);
	/** Still worded while the dialog fades out. */
	const [shown, setShown] = useState(question);
	const [chosen, setChosen] = useState<Answer>("stop");
	if (question && question !== shown) {
		setShown(question);
		// Whoever only taps on saves nothing.
		setChosen("stop");
	}
	if (!shown) return null;
	const { name, employeeId } = person;
	const label = (answer: Answer) => {
		const same = shown.kind === "resembles" && shown.people.find((other) => answer === `same:${other.employeeId}`);
		if (same) {
			const known = { employeeId: same.employeeId, entered: employeeId };
			return {
				label: t("question.same", { name: same.name }),
				help: t(same.isActive ? "question.sameHelp" : "question.sameInactiveHelp", known),
			};
		}
		if (answer === "look_alike") return { label: t("question.lookAlike"), help: t("question.lookAlikeHelp") };
		if (answer === "replace") return { label: t("question.replace"), help: t("question.replaceHelp") };
		return { label: t("question.stop"), help: t("question.stopHelp") };
	};
	return (
		<ConfirmDialog
			isOpen={question !== null}
			kind="primary"
			title={t(`question.${shown.kind}.title`, { employeeId })}
			text={t(`question.${shown.kind}.text`, { name, employeeId })}
			confirmLabel={t("question.confirm")}
			cancelLabel={t("question.back")}
			isBusy={isBusy}
			onConfirm={() => (chosen === "stop" ? onStop() : void store.finish(decisionOf(shown, chosen)))}
			onCancel={store.dismissQuestion}
		>
			<ChoiceCards
				label={t("question.label")}
				value={chosen}
				options={answers(shown).map((value) => ({ value, ...label(value) }))}
				onChange={setChosen}
			/>
			<ErrorBanner error={error} />
		</ConfirmDialog>
	);
}
