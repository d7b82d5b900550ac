import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useStatus } from "../../client/host-context.tsx";
import { useResource } from "../../data/use-resource.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Loading } from "../../ui/spinner.tsx";
import { EvidencePhoto } from "../log-keeping/evidence-photo.tsx";
import { DirectionBadge } from "./direction-badge.tsx";
import type { LogEntry } from "./log-filter.ts";
import styles from "./log-page.module.css";
import { RecordDeliveries } from "./record-deliveries.tsx";
import { RecordEvidence, RecordFacts } from "./record-facts.tsx";

export interface LogRecordDialogProps {
	readonly client: HadirClient;
	/** null keeps it closed. */
	readonly entry: LogEntry | null;
	readonly onClose: () => void;
}

/** Everything that is known of one record, and what became of it. */
export function LogRecordDialog({ client, entry, onClose }: LogRecordDialogProps) {
	const { t } = useTranslation("common");
	return (
		<Dialog isOpen={entry !== null} title={entry?.name ?? ""} onClose={onClose}>
			{entry && <Opened key={entry.eventId} client={client} first={entry} />}
			<Button size="large" onClick={onClose}>
				{t("close")}
			</Button>
		</Dialog>
	);
}

function Opened({ client, first }: { readonly client: HadirClient; readonly first: LogEntry }) {
	const { t } = useTranslation(["log", "common"]);
	const { data, error, reload } = useResource(() => client.log.record({ eventId: first.eventId }));
	const entry = data?.entry ?? first;
	return (
		<div className={styles.record}>
			<p className={styles.recordHead}>
				<DirectionBadge direction={entry.direction} isCorrected={entry.isCorrected} />
				<span className={styles.date}>{entry.employeeId}</span>
			</p>
			<ErrorBanner error={error} onRetry={() => void reload()} />
			{data?.correctedBy && <Related label={t("record.correctedBy")} entry={data.correctedBy} />}
			{data?.corrects && <Related label={t("record.corrects")} entry={data.corrects} />}
			<RecordFacts entry={entry} />
			{!data && error === null && <Loading text={t("common:loading")} />}
			{data && <RecordDeliveries deliveries={data.deliveries} />}
			{entry.method === "face" && <EvidencePhoto client={client} eventId={entry.eventId} name={entry.name} />}
			<RecordEvidence entry={entry} />
		</div>
	);
}

/** The other record of a correction: both stay in the log. */
function Related({ label, entry }: { readonly label: string; readonly entry: LogEntry }) {
	const { t } = useTranslation(["log", "common"]);
	const formats = useFormats(useStatus()?.timeZone);
	const at = `${formats.shortDate(entry.recordedAt)}, ${formats.timeWithSeconds(entry.recordedAt)}`;
	return (
		<div className={styles.related}>
			<p className={styles.relatedLabel}>{label}</p>
			<p>
				{t("record.related", {
					seq: entry.kioskSeq,
					direction: t(`common:direction.${entry.direction}`),
					method: t(`common:method.${entry.method}`),
					at,
				})}
			</p>
			{entry.note !== null && <p className={styles.date}>{entry.note}</p>}
		</div>
	);
}
