import { Ban, IdCard, Send } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { deliveryText } from "../../../contract/messages/delivery.ts";
import { useHost } from "../../client/host-context.tsx";
import type { DeadLetter } from "../../client/types.ts";
import { useResource } from "../../data/use-resource.ts";
import { useSave } from "../../data/use-save.ts";
import { useFormats, useLanguage } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./targets.module.css";

export interface DeadLettersDialogProps {
	readonly client: HadirClient;
	/** Whose; null keeps it closed. */
	readonly targetId: string | null;
	readonly onClose: () => void;
	/** To where this employee's number is put right. */
	readonly onShowIds: (targetId: string, employeeId: string) => void;
}

/** What is put right under the employee IDs. */
const aboutIds: readonly string[] = ["EXTERNAL_ID_MISSING", "EMPLOYEE_UNKNOWN"];

export function DeadLettersDialog({ client, targetId, onClose, onShowIds }: DeadLettersDialogProps) {
	const { t } = useTranslation(["targets", "common"]);
	return (
		<Dialog isOpen={targetId !== null} title={t("dead.title")} onClose={onClose}>
			{targetId !== null && <DeadLetters client={client} targetId={targetId} onShowIds={onShowIds} />}
			<Button size="large" onClick={onClose}>
				{t("common:close")}
			</Button>
		</Dialog>
	);
}

type DeadLettersProps = Omit<DeadLettersDialogProps, "targetId" | "onClose"> & { readonly targetId: string };

function DeadLetters({ client, targetId, onShowIds }: DeadLettersProps) {
	const { t } = useTranslation("targets");
	const { watch } = useHost();
	const { data, error, reload, put } = useResource(() => client.targets.deadLetters({ targetId }));
	const act = useSave();
	const run = (call: () => Promise<unknown>) =>
		void act.run(async () => {
			await call();
			await reload();
			watch.refresh();
		});
	const last = data?.at(-1);
	const more = () =>
		void act.run(async () => {
			if (!data || !last) return;
			put([...data, ...(await client.targets.deadLetters({ targetId, afterId: last.outboxId }))]);
		});
	return (
		<div className={styles.letters}>
			<p className={styles.muted}>{data?.length === 0 ? t("dead.none") : t("dead.text")}</p>
			<ErrorBanner error={error ?? act.error} />
			{data && data.length > 1 && (
				<Button icon={Send} isBusy={act.isSaving} onClick={() => run(() => client.targets.replay({ targetId }))}>
					{t("dead.replayAll")}
				</Button>
			)}
			{data?.map((letter) => (
				<Letter
					key={letter.outboxId}
					letter={letter}
					isBusy={act.isSaving}
					onShowIds={() => onShowIds(targetId, letter.punch.employeeId)}
					onReplay={() => run(() => client.targets.replay({ outboxId: letter.outboxId }))}
					onSkip={(reason) => run(() => client.targets.skip({ outboxId: letter.outboxId, reason }))}
				/>
			))}
			{data && data.length > 0 && data.length % 100 === 0 && (
				<Button kind="quiet" isBusy={act.isSaving} onClick={more}>
					{t("dead.more")}
				</Button>
			)}
		</div>
	);
}

interface LetterProps {
	readonly letter: DeadLetter;
	readonly isBusy: boolean;
	readonly onShowIds: () => void;
	readonly onReplay: () => void;
	readonly onSkip: (reason: string) => void;
}

function Letter({ letter, isBusy, onShowIds, onReplay, onSkip }: LetterProps) {
	const { t } = useTranslation(["targets", "common"]);
	const formats = useFormats();
	const language = useLanguage();
	/** null until somebody wants to skip it. */
	const [reason, setReason] = useState<string | null>(null);
	const { punch, errorCode, errorDetail, waitingBehind } = letter;
	const words = deliveryText(errorCode, language);
	return (
		<div className={styles.letter}>
			<div>
				<p className={styles.name}>
					{punch.name} · {t(`common:direction.${punch.direction}`)}
				</p>
				<p className={styles.muted}>
					{formats.longDate(punch.occurredAt)}, {formats.timeWithSeconds(punch.occurredAt)}
				</p>
				<p>
					{words.title} {words.action}
				</p>
				{errorDetail !== null && <p className={styles.muted}>{t("detail", { detail: errorDetail })}</p>}
				{waitingBehind > 0 && <p className={styles.muted}>{t("dead.behind", { count: waitingBehind })}</p>}
			</div>
			{reason !== null && (
				<TextField
					label={t("dead.skipReason")}
					help={t("dead.skipReasonHelp")}
					value={reason}
					maxLength={200}
					onChange={setReason}
				/>
			)}
			<div className={styles.actions}>
				{aboutIds.includes(errorCode) && (
					<Button kind="quiet" icon={IdCard} onClick={onShowIds}>
						{t("dead.giveId")}
					</Button>
				)}
				<Button
					kind="quiet"
					icon={Ban}
					isDisabled={isBusy || reason?.trim() === ""}
					onClick={() => (reason === null ? setReason("") : onSkip(reason))}
				>
					{t("dead.skip")}
				</Button>
				<Button icon={Send} isDisabled={isBusy} onClick={onReplay}>
					{t("dead.replay")}
				</Button>
			</div>
		</div>
	);
}
