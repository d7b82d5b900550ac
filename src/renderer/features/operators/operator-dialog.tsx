// Adds somebody who works behind the PIN, or changes their name, role or PIN.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient, ListedOperator } from "../../client/types.ts";
import { useSave } from "../../data/use-save.ts";
import { Button } from "../../ui/button.tsx";
import { EditDialog } from "../../ui/edit-dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import items from "../../ui/item-list.module.css";
import { ShownOnce } from "../../ui/shown-once.tsx";
import { NewPin } from "../setup/new-pin.tsx";
import { type OperatorDraft, operatorDraftOf, operatorPinLength } from "./operator-draft.ts";
import { OperatorForm } from "./operator-form.tsx";
import styles from "./operators.module.css";

export interface OperatorDialogProps {
	readonly client: HadirClient;
	/** null keeps it closed. */
	readonly edited: ListedOperator | "new" | null;
	readonly onClose: () => void;
	/** Something was changed; the dialog may still show a PIN. */
	readonly onChanged: () => void;
}

export function OperatorDialog({ client, edited, onClose, onChanged }: OperatorDialogProps) {
	const { t } = useTranslation("operators");
	return (
		<EditDialog edited={edited} addTitle={t("form.addTitle")} editTitle={t("form.editTitle")} onClose={onClose}>
			{(operator) => <OperatorEditor client={client} operator={operator} onClose={onClose} onChanged={onChanged} />}
		</EditDialog>
	);
}

type OperatorEditorProps = Omit<OperatorDialogProps, "edited"> & { readonly operator: ListedOperator | null };
type View = { readonly kind: "form" | "typing" } | { readonly kind: "told"; readonly pin: string };

function OperatorEditor({ client, operator, onClose, onChanged }: OperatorEditorProps) {
	const { t } = useTranslation(["operators", "common"]);
	const [draft, setDraft] = useState<OperatorDraft>(() => operatorDraftOf(operator));
	const [view, setView] = useState<View>({ kind: "form" });
	/** A refused PIN begins with empty dots. */
	const [round, setRound] = useState(0);
	const save = useSave();
	const done = (generatedPin: string | null) => {
		onChanged();
		if (generatedPin === null) onClose();
		else setView({ kind: "told", pin: generatedPin });
	};
	const give = (pin: string | null) =>
		save.run(async () => {
			setRound((count) => count + 1);
			const { name, role } = draft;
			const given = operator
				? await client.operators.setPin({ operatorId: operator.operatorId, pin })
				: await client.operators.add({ name, role, pin });
			done(given.generatedPin);
		});
	const submit = () => {
		if (!operator) return draft.pin === "typed" ? setView({ kind: "typing" }) : void give(null);
		void save.run(async () => {
			await client.operators.change({ operatorId: operator.operatorId, name: draft.name, role: draft.role });
			done(null);
		});
	};
	if (view.kind === "told")
		return (
			<div className={items.form}>
				<ShownOnce title={t("pin.made", { name: draft.name })} secret={view.pin} note={t("pin.once")} kind="digits" />
				<div className={styles.end}>
					<Button kind="primary" onClick={onClose}>
						{t("common:done")}
					</Button>
				</div>
			</div>
		);
	if (view.kind === "typing")
		return (
			<div className={styles.typing}>
				<ErrorBanner error={save.error} />
				<NewPin
					key={round}
					prompt={(stage) => t(`pin.${stage}`, { name: draft.name })}
					onPin={(pin) => void give(pin)}
					isBusy={save.isSaving}
					length={operatorPinLength}
				/>
				<Button
					kind="quiet"
					size="large"
					onClick={() => {
						save.touch();
						setView({ kind: "form" });
					}}
				>
					{t("common:back")}
				</Button>
			</div>
		);
	return (
		<OperatorForm
			client={client}
			operator={operator}
			draft={draft}
			save={save}
			onChange={(change) => {
				setDraft({ ...draft, ...change });
				save.touch();
			}}
			onSubmit={submit}
			onType={() => setView({ kind: "typing" })}
			onGenerate={() => give(null)}
			onRemoved={() => done(null)}
			onClose={onClose}
		/>
	);
}
