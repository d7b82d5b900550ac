import { PlugZap } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { refusedFields } from "../../client/refused-fields.ts";
import type { Target } from "../../client/types.ts";
import { useSave } from "../../data/use-save.ts";
import { Button } from "../../ui/button.tsx";
import { EditDialog } from "../../ui/edit-dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { RemoveButton } from "../../ui/remove-button.tsx";
import { SaveBar } from "../../ui/save-bar.tsx";
import { CheckResult, type HrisCheck } from "../hris/check-result.tsx";
import { draftOf, draftProblems, newDraft, type TargetDraft, toRequest } from "./target-draft.ts";
import { TargetForm } from "./target-form.tsx";
import styles from "./targets.module.css";

export interface TargetDialogProps {
	readonly client: HadirClient;
	/** null keeps it closed. */
	readonly edited: Target | "new" | null;
	readonly onClose: () => void;
	readonly onChanged: () => void;
}

export function TargetDialog({ client, edited, onClose, onChanged }: TargetDialogProps) {
	const { t } = useTranslation("targets");
	return (
		<EditDialog edited={edited} addTitle={t("form.addTitle")} editTitle={t("form.editTitle")} onClose={onClose}>
			{(target) => <TargetEditor client={client} target={target} onClose={onClose} onChanged={onChanged} />}
		</EditDialog>
	);
}

interface TargetEditorProps {
	readonly client: HadirClient;
	readonly target: Target | null;
	readonly onClose: () => void;
	readonly onChanged: () => void;
}

function TargetEditor({ client, target, onClose, onChanged }: TargetEditorProps) {
	const [draft, setDraft] = useState<TargetDraft>(() => (target ? draftOf(target) : newDraft("webhook")));
	const [problems, setProblems] = useState<readonly string[]>([]);
	const save = useSave();
	const edit = (next: TargetDraft) => {
		setDraft(next);
		setProblems([]);
		save.touch();
	};
	const stored = target?.storedSecrets ?? [];
	/** Runs `call` with what can be sent, and shows the fields that the host refuses. */
	const attempt = async (call: (request: ReturnType<typeof toRequest>) => Promise<void>) => {
		const wrong = draftProblems(draft, stored);
		setProblems(wrong);
		if (wrong.length > 0) return;
		try {
			await call(toRequest(draft));
		} catch (error) {
			setProblems(refusedFields(error));
			throw error;
		}
	};
	const submit = () =>
		void save.run(() =>
			attempt(async (request) => {
				await client.targets.save(request);
				onChanged();
			}),
		);
	return (
		<div className={styles.form}>
			<TargetForm client={client} draft={draft} storedSecrets={stored} problems={problems} onChange={edit} />
			<TargetCheck client={client} attempt={attempt} />
			<SaveBar save={save} isDirty onSave={submit} onDiscard={onClose} isInDialog>
				{target && <RemoveTarget client={client} target={target} onRemoved={onChanged} />}
			</SaveBar>
		</div>
	);
}

interface TargetCheckProps {
	readonly client: HadirClient;
	readonly attempt: (call: (request: ReturnType<typeof toRequest>) => Promise<void>) => Promise<void>;
}

/** Tries the target as it is typed, and explains what failed. */
function TargetCheck({ client, attempt }: TargetCheckProps) {
	const { t } = useTranslation("targets");
	const [result, setResult] = useState<HrisCheck | null>(null);
	const check = useSave();
	const run = () => {
		setResult(null);
		void check.run(() =>
			attempt(async ({ targetId, kind, settings, secrets }) =>
				setResult(await client.targets.check({ targetId, kind, settings, secrets })),
			),
		);
	};
	return (
		<>
			<div>
				<Button icon={PlugZap} isBusy={check.isSaving} onClick={run}>
					{t("form.check")}
				</Button>
			</div>
			<ErrorBanner error={check.error} />
			<CheckResult result={result} />
		</>
	);
}

interface RemoveTargetProps {
	readonly client: HadirClient;
	readonly target: Target;
	readonly onRemoved: () => void;
}

function RemoveTarget({ client, target, onRemoved }: RemoveTargetProps) {
	const { t } = useTranslation("targets");
	const remove = async () => {
		await client.targets.remove({ targetId: target.targetId });
		onRemoved();
	};
	return (
		<RemoveButton
			label={t("form.remove")}
			title={t("removeDialog.title", { name: target.name })}
			text={t("removeDialog.text")}
			confirmLabel={t("removeDialog.confirm")}
			onRemove={remove}
		/>
	);
}
