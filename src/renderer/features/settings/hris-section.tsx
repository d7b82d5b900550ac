import { Send, Unplug } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import type { KioskStatus, Settings } from "../../client/types.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { type HrisEntry, judgeHrisEntry } from "../hris/hris-entry.ts";
import { HrisFields } from "../hris/hris-fields.tsx";
import { SaveBar } from "./save-bar.tsx";
import { Section } from "./section.tsx";
import { hasChanges, hrisChanges, hrisEntryOf, type SettingsChanges } from "./settings-draft.ts";
import { useSave } from "./use-save.ts";

export interface HrisSectionProps {
	readonly client: HadirClient;
	readonly settings: Settings;
	readonly sync: KioskStatus["sync"] | null;
	readonly onSave: (changes: SettingsChanges) => Promise<void>;
}

export function HrisSection({ client, settings, sync, onSave }: HrisSectionProps) {
	const { t } = useTranslation(["settings", "common"]);
	const [entry, setEntry] = useState(() => hrisEntryOf(settings));
	const [showsProblems, setShowsProblems] = useState(false);
	const [asksToDisconnect, setAsksToDisconnect] = useState(false);
	const save = useSave();
	const isConnected = settings.hrisUrl !== null;
	const changes = hrisChanges(settings, entry);
	const problems = judgeHrisEntry(entry, isConnected);
	const edit = (next: HrisEntry) => {
		setEntry(next);
		setShowsProblems(false);
		save.touch();
	};
	const submit = () => {
		if (problems.url || problems.secret) return setShowsProblems(true);
		void save.run(async () => {
			await onSave(changes);
			setEntry(({ url }) => ({ url: url.trim(), secret: "" }));
		});
	};
	const disconnect = () => {
		setAsksToDisconnect(false);
		void save.run(async () => {
			await onSave({ hrisUrl: null });
			setEntry({ url: "", secret: "" });
		});
	};
	return (
		<Section title={t("hris.title")} text={isConnected ? undefined : t("hris.disconnected")}>
			{sync && sync.deadLetters > 0 && <DeadLetters client={client} sync={sync} />}
			<HrisFields entry={entry} onChange={edit} problems={showsProblems ? problems : null} isSecretKept={isConnected} />
			<SaveBar save={save} isDirty={hasChanges(changes)} onSave={submit} onDiscard={() => edit(hrisEntryOf(settings))}>
				{isConnected && (
					<Button kind="quiet" icon={Unplug} isDisabled={save.isSaving} onClick={() => setAsksToDisconnect(true)}>
						{t("hris.disconnect")}
					</Button>
				)}
			</SaveBar>
			<ConfirmDialog
				isOpen={asksToDisconnect}
				title={t("hris.disconnectDialog.title")}
				text={t("hris.disconnectDialog.text")}
				confirmLabel={t("hris.disconnectDialog.confirm")}
				cancelLabel={t("common:cancel")}
				onConfirm={disconnect}
				onCancel={() => setAsksToDisconnect(false)}
			/>
		</Section>
	);
}

function DeadLetters({ client, sync }: { readonly client: HadirClient; readonly sync: KioskStatus["sync"] }) {
	const { t } = useTranslation("settings");
	const replay = useSave();
	const send = () => void replay.run(async () => void (await client.settings.replayDeadLetters({})));
	return (
		<>
			<Banner
				kind="warning"
				title={t("hris.deadLettersHelp", { count: sync.deadLetters })}
				{...(sync.lastErrorCode === null ? {} : { text: t("hris.lastError", { code: sync.lastErrorCode }) })}
				action={
					<Button icon={Send} isBusy={replay.isSaving} onClick={send}>
						{t("hris.replay")}
					</Button>
				}
			/>
			<ErrorBanner error={replay.error} onRetry={send} />
		</>
	);
}
