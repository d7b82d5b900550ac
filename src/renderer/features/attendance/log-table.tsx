import { ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStatus } from "../../client/host-context.tsx";
import { useFormats } from "../../i18n/use-language.ts";
import { IconButton } from "../../ui/button.tsx";
import { Table, type TableColumn } from "../../ui/table.tsx";
import dayStyles from "./day-page.module.css";
import { DeliveryMark } from "./delivery-mark.tsx";
import { DirectionBadge } from "./direction-badge.tsx";
import type { LogEntry } from "./log-filter.ts";
import styles from "./log-page.module.css";
import { PersonCell } from "./person-cell.tsx";
import { recordStatesOf } from "./record-states.ts";

export interface LogTableProps {
	/** Newest first. */
	readonly entries: readonly LogEntry[];
	readonly onOpen: (entry: LogEntry) => void;
	/** The last of them is nearly in sight. */
	readonly onEnd: () => void;
}

export function LogTable({ entries, onOpen, onEnd }: LogTableProps) {
	const { t } = useTranslation(["log", "common"]);
	const formats = useFormats(useStatus()?.timeZone);
	const columns: TableColumn<LogEntry>[] = [
		{
			id: "time",
			header: t("column.time"),
			cell: ({ occurredAt }) => (
				<>
					<span className={styles.time}>{formats.timeWithSeconds(occurredAt)}</span>
					<span className={styles.date}>{formats.shortDate(occurredAt)}</span>
				</>
			),
		},
		{ id: "name", header: t("column.name"), cell: (entry) => <PersonCell person={entry} /> },
		{
			id: "direction",
			header: t("column.direction"),
			cell: ({ direction, isCorrected }) => <DirectionBadge direction={direction} isCorrected={isCorrected} />,
		},
		{
			id: "remarks",
			header: t("column.remarks"),
			cell: (entry) => <span className={dayStyles.muted}>{remarksOf(entry)}</span>,
		},
		{ id: "delivery", header: t("column.delivery"), cell: ({ delivery }) => <DeliveryMark state={delivery} /> },
		{
			id: "open",
			header: t("column.open"),
			isHeaderHidden: true,
			cell: (entry) => (
				<IconButton icon={ChevronRight} label={t("openFor", { name: entry.name })} onClick={() => onOpen(entry)} />
			),
		},
	];
	function remarksOf(entry: LogEntry): string {
		const states = recordStatesOf(entry);
		if (states.length > 0) return states.map((state) => t(`recordState.${state}`)).join(" · ");
		return t(`common:method.${entry.method}`);
	}
	return (
		<Table
			label={t("title")}
			rows={entries}
			rowKey={(entry) => entry.eventId}
			columns={columns}
			columnsClass={styles.columns}
			onEnd={onEnd}
		/>
	);
}
