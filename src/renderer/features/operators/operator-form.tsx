import { Dices, Keyboard } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { errorCodeOf } from "../../client/error-code.ts";
import type { HadirClient, ListedOperator } from "../../client/types.ts";
import type { UseSave } from "../../data/use-save.ts";
import { Button } from "../../ui/button.tsx";
import { ChoiceCards } from "../../ui/choice-cards.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import items from "../../ui/item-list.module.css";
import { RemoveButton } from "../../ui/remove-button.tsx";
import { SaveBar } from "../../ui/save-bar.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { isWorthSaving, type OperatorDraft, operatorRoles } from "./operator-draft.ts";
import styles from "./operators.module.css";

export interface OperatorFormProps {
	readonly client: HadirClient;
	/** null: a new one. */
	readonly operator: ListedOperator | null;
	readonly draft: OperatorDraft;
	readonly save: UseSave;
	readonly onChange: (change: Partial<OperatorDraft>) => void;
	readonly onSubmit: () => void;
	/** A new PIN for one who is there: typed, or drawn. */
	readonly onType: () => void;
	readonly onGenerate: () => Promise<void>;
	readonly onRemoved: () => void;
	readonly onClose: () => void;
}

export function OperatorForm({ client, operator, draft, save, ...on }: OperatorFormProps) {
	const { t } = useTranslation("operators");
	const code = save.error === null ? null : errorCodeOf(save.error);
	const problem =
		code === "VALIDATION_FAILED" ? t("form.nameInvalid") : code === "NAME_TAKEN" ? t("form.nameTaken") : null;
	return (
		<div className={items.form}>
			<TextField
				label={t("form.name")}
				value={draft.name}
				onChange={(name) => on.onChange({ name })}
				problem={problem}
				maxLength={60}
				capitals="words"
				hasFocus={operator === null}
			/>
			<ChoiceCards
				label={t("form.role")}
				value={draft.role}
				options={operatorRoles.map((value) => ({
					value,
					label: t(`roles.${value}.name`),
					help: t(`roles.${value}.help`),
				}))}
				onChange={(role) => on.onChange({ role })}
			/>
			{operator ? (
				<NewPinChoice name={operator.name} save={save} onType={on.onType} onGenerate={on.onGenerate} />
			) : (
				<Segmented
					label={t("form.pin")}
					value={draft.pin}
					options={(["drawn", "typed"] as const).map((value) => ({ value, label: t(`form.pins.${value}`) }))}
					onChange={(pin) => on.onChange({ pin })}
				/>
			)}
			<SaveBar
				save={problem === null ? save : { ...save, error: null }}
				isDirty={isWorthSaving(operator, draft)}
				onSave={on.onSubmit}
				onDiscard={on.onClose}
				isInDialog
			>
				{operator && (
					<RemoveButton
						label={t("form.remove")}
						title={t("removeDialog.title", { name: operator.name })}
						text={t("removeDialog.text")}
						confirmLabel={t("removeDialog.confirm")}
						onRemove={async () => {
							await client.operators.remove({ operatorId: operator.operatorId });
							on.onRemoved();
						}}
					/>
				)}
			</SaveBar>
		</div>
	);
}

interface NewPinChoiceProps {
	readonly name: string;
	readonly save: UseSave;
	readonly onType: () => void;
	readonly onGenerate: () => Promise<void>;
}

/** The PIN there is ends at once, so a drawn one is asked for twice. */
function NewPinChoice({ name, save, onType, onGenerate }: NewPinChoiceProps) {
	const { t } = useTranslation(["operators", "common"]);
	const [isAsking, setIsAsking] = useState(false);
	return (
		<div className={styles.actions}>
			<Button icon={Dices} onClick={() => setIsAsking(true)}>
				{t("pin.draw")}
			</Button>
			<Button icon={Keyboard} onClick={onType}>
				{t("pin.type")}
			</Button>
			<ConfirmDialog
				isOpen={isAsking}
				kind="primary"
				title={t("pin.drawTitle", { name })}
				text={t("pin.drawText")}
				confirmLabel={t("pin.draw")}
				cancelLabel={t("common:cancel")}
				isBusy={save.isSaving}
				onConfirm={() => void onGenerate()}
				onCancel={() => setIsAsking(false)}
			>
				<ErrorBanner error={save.error} />
			</ConfirmDialog>
		</div>
	);
}
