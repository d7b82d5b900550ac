// Punches that were recorded before: sent from a day on when somebody asks, and told how many before it is saved.
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useResource } from "../../data/use-resource.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { DateField } from "../../ui/date-field.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { startOfDay, type TargetDraft } from "./target-draft.ts";
import styles from "./targets.module.css";

export interface SendFromProps {
	readonly client: HadirClient;
	readonly draft: TargetDraft;
	readonly isInvalid: boolean;
	readonly onChange: (draft: TargetDraft) => void;
}

/** What happened before the target was there, or while it was not told, goes there only when somebody asks for it. */
export function SendFrom({ client, draft, isInvalid, onChange }: SendFromProps) {
	const { t } = useTranslation("targets");
	const { sendFromDay, targetId } = draft;
	const fromMs = sendFromDay === null ? null : startOfDay(sendFromDay);
	return (
		<div className={styles.form}>
			<p className={styles.name}>{t("form.sendFrom")}</p>
			<Segmented
				label={t("form.sendFrom")}
				value={sendFromDay === null ? "now" : "day"}
				options={[
					{ value: "now", label: t("form.sendFromNow") },
					{ value: "day", label: t("form.sendFromDay") },
				]}
				onChange={(choice) => onChange({ ...draft, sendFromDay: choice === "now" ? null : "" })}
			/>
			{sendFromDay !== null && (
				<DateField
					label={t("form.day")}
					value={sendFromDay === "" ? null : sendFromDay}
					onChange={(day) => onChange({ ...draft, sendFromDay: day ?? "" })}
				/>
			)}
			{isInvalid && <p role="alert">{t("form.dayInvalid")}</p>}
			{fromMs !== null && <EarlierCount key={fromMs} client={client} targetId={targetId} fromMs={fromMs} />}
		</div>
	);
}

interface EarlierCountProps {
	readonly client: HadirClient;
	readonly targetId: string | null;
	readonly fromMs: number;
}

function EarlierCount({ client, targetId, fromMs }: EarlierCountProps) {
	const { t } = useTranslation("targets");
	const formats = useFormats();
	const { data, error } = useResource(() => client.targets.countEarlier({ targetId, fromMs }));
	if (error) return <ErrorBanner error={error} />;
	if (!data) return null;
	const { events } = data;
	const rest = targetId === null ? "" : ` ${t("form.earlierLeftAlone")}`;
	const text =
		events === 0 ? t("form.earlierNone") : t("form.earlier", { count: events, amount: formats.number(events) });
	return (
		<p data-testid="earlier-count" aria-live="polite">
			{text}
			{rest}
		</p>
	);
}
