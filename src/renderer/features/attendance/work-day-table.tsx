import { CalendarPlus } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useStatus } from "../../client/host-context.tsx";
import { useFormats } from "../../i18n/use-language.ts";
import { IconButton } from "../../ui/button.tsx";
import { Table, type TableColumn } from "../../ui/table.tsx";
import styles from "./day-page.module.css";
import { type DayNoShow, type DayWork, inWords, type WorkDayRow } from "./day-summary.ts";
import type { IncompleteDay } from "./missed-punch.ts";
import { PersonCell } from "./person-cell.tsx";
import { WorkDayMarks } from "./work-day-marks.tsx";

const NOTHING = "–";

export interface WorkDayTableProps {
	readonly workDays: readonly DayWork[];
	/** Planned to work, and not seen: shown after the others. */
	readonly noShows: readonly DayNoShow[];
	/** A punch of that person is missing; null: whoever looks may not enter it. */
	readonly onEnterMissed: ((day: IncompleteDay) => void) | null;
}

/** Each person's first IN, last OUT and worked time; what is missing is said, never filled in. */
export function WorkDayTable({ workDays, noShows, onEnterMissed }: WorkDayTableProps) {
	const { t } = useTranslation("attendance");
	const formats = useFormats(useStatus()?.timeZone);
	const rows = useMemo(
		(): readonly WorkDayRow[] => [
			...workDays.map((day) => ({ kind: "worked", day }) as const),
			...noShows.map((day) => ({ kind: "no_show", day }) as const),
		],
		[workDays, noShows],
	);
	const moment = (at: string | null) => <span className={styles.time}>{at === null ? NOTHING : formats.time(at)}</span>;
	const workedOf = ({ kind, day }: WorkDayRow) => (kind === "worked" ? day.workedMinutes : 0);
	const columns: TableColumn<WorkDayRow>[] = [
		{ id: "name", header: t("column.name"), cell: ({ day }) => <PersonCell person={day} note={shiftNote(day)} /> },
		{
			id: "firstIn",
			header: t("column.firstIn"),
			cell: (row) => moment(row.kind === "worked" ? row.day.firstIn : null),
		},
		{
			id: "lastOut",
			header: t("column.lastOut"),
			cell: (row) => moment(row.kind === "worked" ? row.day.lastOut : null),
		},
		{
			id: "worked",
			header: t("column.worked"),
			cell: (row) => {
				const minutes = workedOf(row);
				return <span className={styles.time}>{minutes === 0 ? NOTHING : t("worked", inWords(minutes))}</span>;
			},
		},
		{ id: "flags", header: t("column.flags"), cell: (row) => <WorkDayMarks row={row} /> },
		{
			id: "missed",
			header: t("missed.action"),
			isHeaderHidden: true,
			cell: ({ kind, day }) =>
				onEnterMissed && (
					<IconButton
						icon={CalendarPlus}
						label={t("missed.actionFor", { name: day.name })}
						onClick={() =>
							onEnterMissed({ ...day, isInMissing: kind === "no_show" || day.flags.includes("missing_in") })
						}
					/>
				),
		},
	];
	/** The shift and its hours, e.g. "P 08.00–17.00". */
	function shiftNote({ shifts }: Pick<DayWork, "shifts">): string {
		return shifts.map(({ code, start, end }) => `${code} ${formats.time(start)}–${formats.time(end)}`).join(", ");
	}
	return (
		<Table
			label={t("view.people")}
			rows={rows}
			rowKey={({ day }) => day.employeeId}
			columns={columns}
			columnsClass={styles.workColumns}
		/>
	);
}
