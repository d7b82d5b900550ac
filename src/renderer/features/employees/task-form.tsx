import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { UseSave } from "../../data/use-save.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import styles from "./person-page.module.css";

export interface TaskFormProps {
	/** What it will do. */
	readonly text: string;
	readonly children?: ReactNode;
	readonly save: UseSave;
	readonly submitLabel: string;
	readonly kind?: "primary" | "danger";
	readonly isDisabled?: boolean;
	readonly onSubmit: () => void;
	readonly onCancel: () => void;
}

/** Body of a dialog that changes one person: says what it will do, asks for what it needs, shows a refusal in place. */
export function TaskForm({ text, children, save, submitLabel, kind = "primary", ...props }: TaskFormProps) {
	const { t } = useTranslation("common");
	return (
		<form
			className={styles.form}
			onSubmit={(event) => {
				event.preventDefault();
				if (!props.isDisabled) props.onSubmit();
			}}
		>
			<p className={styles.muted}>{text}</p>
			{children}
			<ErrorBanner error={save.error} />
			<div className={styles.formActions}>
				<Button size="large" isDisabled={save.isSaving} onClick={props.onCancel}>
					{t("cancel")}
				</Button>
				<Button size="large" type="submit" kind={kind} isBusy={save.isSaving} isDisabled={props.isDisabled ?? false}>
					{submitLabel}
				</Button>
			</div>
		</form>
	);
}
