import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSave } from "../../data/use-save.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./reason-form.module.css";

export interface ReasonFormProps {
	/** What is recorded, in one line. */
	readonly subject: string;
	/** Further fields. */
	readonly children?: ReactNode;
	readonly submitLabel: string;
	/** Resolves once it is recorded; a refusal is shown here, with nothing lost. */
	readonly onSubmit: (reason: string) => Promise<void>;
	readonly onCancel: () => void;
}

/** What a supervisor changes in the log has a reason, which is kept with it. */
export function ReasonForm({ subject, children, submitLabel, onSubmit, onCancel }: ReasonFormProps) {
	const { t } = useTranslation(["attendance", "common"]);
	const [text, setText] = useState("");
	const [showsProblem, setShowsProblem] = useState(false);
	const save = useSave();
	const reason = text.trim();
	const submit = () => {
		if (reason === "") return setShowsProblem(true);
		void save.run(() => onSubmit(reason));
	};
	return (
		<div className={styles.form}>
			<p className={styles.subject}>{subject}</p>
			{children}
			<TextField
				label={t("reason.label")}
				value={text}
				onChange={setText}
				help={t("reason.help")}
				problem={showsProblem && reason === "" ? t("reason.missing") : null}
				maxLength={200}
			/>
			<ErrorBanner error={save.error} />
			<div className={styles.actions}>
				<Button size="large" isDisabled={save.isSaving} onClick={onCancel}>
					{t("common:cancel")}
				</Button>
				<Button size="large" kind="primary" isBusy={save.isSaving} onClick={submit}>
					{submitLabel}
				</Button>
			</div>
		</div>
	);
}
