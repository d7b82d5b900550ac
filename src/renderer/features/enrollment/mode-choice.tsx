import { useTranslation } from "react-i18next";
import { ChoiceCards } from "../../ui/choice-cards.tsx";
import type { EnrollmentMode } from "./enrollment-store.ts";

const modes = ["add", "replace"] as const;

export interface ModeChoiceProps {
	readonly value: EnrollmentMode;
	readonly onChange: (mode: EnrollmentMode) => void;
}

/** What becomes of the templates that the person has already. */
export function ModeChoice({ value, onChange }: ModeChoiceProps) {
	const { t } = useTranslation("enrollment");
	return (
		<ChoiceCards
			label={t("mode.label")}
			value={value}
			options={modes.map((mode) => ({ value: mode, label: t(`mode.${mode}`), help: t(`mode.${mode}Help`) }))}
			onChange={onChange}
		/>
	);
}
