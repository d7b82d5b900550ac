import { CalendarPlus, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStatus } from "../../client/host-context.tsx";
import { useFormats } from "../../i18n/use-language.ts";
import { IconButton } from "../../ui/button.tsx";
import { Table, type TableColumn } from "../../ui/table.tsx";
import styles from "./day-page.module.css";
import { type DayWork, inWords } from "./day-summary.ts";
import { PersonCell } from "./person-cell.tsx";

const NOTHING = "–";

export interface WorkDayTableProps {
	readonly workDays: readonly DayWork[];
	/** A punch of that person is missing. */
	readonly onEnterMissed: (day: DayWork) => void;
}

/** Each person's first IN, last OUT and worked time; what is missing is said, never filled in. */
export function WorkDayTable({ workDays, onEnterMissed }: WorkDayTableProps) {
	const { t } = useTranslation("attendance");
	const formats = useFormats(useStatus()?.timeZone);
	const moment = (at: string | null) => <span className={styles.time}>{at === null ? NOTHING : formats.time(at)}</span>;
	const columns: TableColumn<DayWork>[] = [
		{ id: "name", header: t("column.name"), cell: (day) => <PersonCell person={day} /> },
		{ id: "firstIn", header: t("column.firstIn"), cell: (day) => moment(day.firstIn) },
		{ id: "lastOut", header: t("column.lastOut"), cell: (day) => moment(day.lastOut) },
		{
			id: "worked",
			header: t("column.worked"),
			cell: ({ workedMinutes }) => (
				<span className={styles.time}>{workedMinutes === 0 ? NOTHING : t("worked", inWords(workedMinutes))}</span>
			),
		},
		{ id: "flags", header: t("column.flags"), cell: (day) => <Flags day={day} /> },
		{
			id: "missed",
			header: t("missed.action"),
			isHeaderHidden: true,
			cell: (day) => (
				<IconButton
					icon={CalendarPlus}
					label={t("missed.actionFor", { name: day.name })}
					onClick={() => onEnterMissed(day)}
				/>
			),
		},
	];
	return (
		<Table
			label={t("view.people")}
			rows={workDays}
			rowKey={(day) => day.employeeId}
			columns={columns}
			columnsClass={styles.workColumns}
		/>
	);
}

function Flags({ day }: { readonly day: DayWork }) {
	const { t } = useTranslation("attendance");
	if (day.flags.length === 0) return <span className={styles.muted}>{day.isInside ? t("stillInside") : ""}</span>;
	return (
		<span className={styles.flags}>
			<TriangleAlert aria-hidden />
			{day.flags.map((flag) => t(`flag.${flag}`)).join(" · ")}
		</span>
	);
}
