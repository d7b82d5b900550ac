import { ArrowLeftRight } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useStatus } from "../../client/host-context.tsx";
import { useFormats } from "../../i18n/use-language.ts";
import { IconButton } from "../../ui/button.tsx";
import { Table, type TableColumn } from "../../ui/table.tsx";
import styles from "./day-page.module.css";
import { correctedIds, type DayEvent } from "./day-summary.ts";
import { DirectionBadge } from "./direction-badge.tsx";
import { PersonCell } from "./person-cell.tsx";

export interface PunchTableProps {
	/** Newest first. */
	readonly events: readonly DayEvent[];
	/** null: whoever looks may not. */
	readonly onCorrect: ((event: DayEvent) => void) | null;
}

export function PunchTable({ events, onCorrect }: PunchTableProps) {
	const { t } = useTranslation(["attendance", "common"]);
	const corrected = useMemo(() => correctedIds(events), [events]);
	const formats = useFormats(useStatus()?.timeZone);
	const columns: TableColumn<DayEvent>[] = [
		{
			id: "time",
			header: t("column.time"),
			cell: ({ occurredAt }) => <span className={styles.time}>{formats.timeWithSeconds(occurredAt)}</span>,
		},
		{ id: "name", header: t("column.name"), cell: (event) => <PersonCell person={event} /> },
		{
			id: "direction",
			header: t("column.direction"),
			cell: ({ eventId, direction }) => <DirectionBadge direction={direction} isCorrected={corrected.has(eventId)} />,
		},
		{
			id: "method",
			header: t("column.method"),
			cell: (event) => <span className={styles.muted}>{wayOf(event)}</span>,
		},
		{
			id: "correct",
			header: t("correction.action"),
			isHeaderHidden: true,
			cell: (event) =>
				corrected.has(event.eventId) || !onCorrect ? null : (
					<IconButton
						icon={ArrowLeftRight}
						label={t("correction.actionFor", { name: event.name })}
						onClick={() => onCorrect(event)}
					/>
				),
		},
	];
	function wayOf({ eventId, corrects, method }: DayEvent): string {
		if (corrected.has(eventId)) return t("correction.corrected");
		return t(corrects === null ? `common:method.${method}` : "correction.correction");
	}

	return (
		<Table
			label={t("view.punches")}
			rows={events}
			rowKey={(event) => event.eventId}
			columns={columns}
			columnsClass={styles.punchColumns}
		/>
	);
}
