import { CalendarCheck, ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStatus } from "../../client/host-context.tsx";
import type { PunchView } from "../../client/types.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { Table, type TableColumn } from "../../ui/table.tsx";
import { DirectionBadge } from "../attendance/direction-badge.tsx";
import { PersonCell } from "../attendance/person-cell.tsx";
import styles from "./today-page.module.css";

export interface LatestPunchesProps {
	/** Newest first. */
	readonly punches: readonly PunchView[];
	readonly onShowLog: () => void;
}

export function LatestPunches({ punches, onShowLog }: LatestPunchesProps) {
	const { t } = useTranslation(["today", "common"]);
	const formats = useFormats(useStatus()?.timeZone);
	const columns: TableColumn<PunchView>[] = [
		{
			id: "time",
			header: t("column.time"),
			cell: ({ occurredAt }) => <span className={styles.time}>{formats.timeWithSeconds(occurredAt)}</span>,
		},
		{ id: "name", header: t("column.name"), cell: (punch) => <PersonCell person={punch} /> },
		{
			id: "direction",
			header: t("column.direction"),
			cell: ({ direction }) => <DirectionBadge direction={direction} isCorrected={false} />,
		},
		{
			id: "method",
			header: t("column.method"),
			cell: ({ method }) => <span className={styles.muted}>{t(`common:method.${method}`)}</span>,
		},
	];
	if (punches.length === 0)
		return <EmptyState icon={CalendarCheck} title={t("noPunch.title")} text={t("noPunch.text")} />;
	return (
		<>
			<div className={styles.listHead}>
				<h2 className={styles.listTitle}>{t("latest")}</h2>
				<Button kind="quiet" iconAfter={ChevronRight} onClick={onShowLog}>
					{t("all")}
				</Button>
			</div>
			<Table
				label={t("latest")}
				rows={punches}
				rowKey={({ eventId }) => eventId}
				columns={columns}
				columnsClass={styles.punchColumns}
			/>
		</>
	);
}
