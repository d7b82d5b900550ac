import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useStatus } from "../../client/host-context.tsx";
import { useFormats } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useSave } from "../settings/use-save.ts";
import { type DayEvent, otherDirection } from "./day-summary.ts";
import styles from "./missed-punch-dialog.module.css";

export interface CorrectionDialogProps {
	readonly client: HadirClient;
	/** What is turned round; null keeps the dialog closed. */
	readonly event: DayEvent | null;
	readonly onClose: () => void;
	readonly onCorrected: () => void;
}

/** Both records stay; the new one points to the old. */
export function CorrectionDialog({ client, event, onClose, onCorrected }: CorrectionDialogProps) {
	const { t } = useTranslation(["attendance", "common"]);
	const direction = event ? t(`common:direction.${otherDirection(event.direction)}`) : "";
	return (
		<Dialog isOpen={event !== null} title={t("correction.title", { direction })} onClose={onClose}>
			{event && <Entry client={client} event={event} onClose={onClose} onCorrected={onCorrected} />}
		</Dialog>
	);
}

function Entry({ client, event, onClose, onCorrected }: CorrectionDialogProps & { readonly event: DayEvent }) {
	const { t } = useTranslation(["attendance", "common"]);
	const formats = useFormats(useStatus()?.timeZone);
	const [reason, setReason] = useState("");
	const [showsProblem, setShowsProblem] = useState(false);
	const save = useSave();
	const note = reason.trim();
	const submit = () => {
		if (note === "") return setShowsProblem(true);
		void save.run(async () => {
			await client.attendance.correct({ eventId: event.eventId, note });
			onCorrected();
		});
	};
	return (
		<div className={styles.entry}>
			<p className={styles.date}>
				{t("correction.text", {
					name: event.name,
					time: formats.time(event.occurredAt),
					direction: t(`common:direction.${event.direction}`),
				})}
			</p>
			<TextField
				label={t("missed.note")}
				value={reason}
				onChange={setReason}
				help={t("missed.noteHelp")}
				problem={showsProblem && note === "" ? t("missed.noteMissing") : null}
				maxLength={200}
			/>
			<ErrorBanner error={save.error} />
			<div className={styles.actions}>
				<Button size="large" isDisabled={save.isSaving} onClick={onClose}>
					{t("common:cancel")}
				</Button>
				<Button size="large" kind="primary" isBusy={save.isSaving} onClick={submit}>
					{t("correction.confirm")}
				</Button>
			</div>
		</div>
	);
}
