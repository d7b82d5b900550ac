// Things that a section of the settings can do and that ask first: what each does, its button, and the question.
import type { LucideIcon } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSave } from "../../data/use-save.ts";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import styles from "./asked-actions.module.css";

export interface AskedAction<Name extends string> {
	readonly name: Name;
	readonly icon: LucideIcon;
	readonly kind: "primary" | "danger";
	readonly help: string;
	readonly button: string;
	readonly title: string;
	readonly question: string;
	readonly confirm: string;
}

export interface AskedActionsProps<Name extends string> {
	readonly actions: readonly AskedAction<Name>[];
	readonly isDisabled: boolean;
	/** A refusal stays in the question, which can be answered again. */
	readonly onPerform: (name: Name) => Promise<void>;
}

export function AskedActions<Name extends string>({ actions, isDisabled, onPerform }: AskedActionsProps<Name>) {
	const { t } = useTranslation("common");
	const [asked, setAsked] = useState<AskedAction<Name> | null>(null);
	const save = useSave();
	const perform = (name: Name) =>
		save.run(async () => {
			await onPerform(name);
			setAsked(null);
		});
	return (
		<>
			<ul className={styles.list}>
				{actions.map((action) => (
					<li key={action.name} className={styles.item}>
						<p className={styles.help}>{action.help}</p>
						<Button icon={action.icon} isDisabled={isDisabled} onClick={() => setAsked(action)}>
							{action.button}
						</Button>
					</li>
				))}
			</ul>
			{asked !== null && (
				<ConfirmDialog
					isOpen
					title={asked.title}
					text={asked.question}
					confirmLabel={asked.confirm}
					cancelLabel={t("cancel")}
					kind={asked.kind}
					isBusy={save.isSaving}
					onConfirm={() => void perform(asked.name)}
					onCancel={() => {
						setAsked(null);
						save.touch();
					}}
				>
					<ErrorBanner error={save.error} />
				</ConfirmDialog>
			)}
		</>
	);
}
