import { useTranslation } from "react-i18next";
import { useStatus } from "../../client/host-context.tsx";
import { useFormats } from "../../i18n/use-language.ts";
import { Table, type TableColumn } from "../../ui/table.tsx";
import styles from "./day-page.module.css";
import type { DayEvent } from "./day-summary.ts";
import { DirectionBadge } from "./direction-badge.tsx";
import { PersonCell } from "./person-cell.tsx";

/** @param props.events newest first */
export function PunchTable({ events }: { readonly events: readonly DayEvent[] }) {
	const { t } = useTranslation(["attendance", "common"]);
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
			cell: ({ direction }) => <DirectionBadge direction={direction} />,
		},
		{
			id: "method",
			header: t("column.method"),
			cell: (event) => <span className={styles.muted}>{t(`common:method.${event.method}`)}</span>,
		},
	];
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
