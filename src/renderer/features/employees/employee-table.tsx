import { ScanFace, Trash2, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/use-language.ts";
import { IconButton } from "../../ui/button.tsx";
import { Table, type TableColumn } from "../../ui/table.tsx";
import type { EnrollmentPerson } from "../enrollment/person-details.ts";
import { type EmployeeRow, needsReenrollment } from "./employee-list.ts";
import styles from "./employees-page.module.css";

export interface EmployeeTableProps {
	readonly rows: readonly EmployeeRow[];
	readonly onReenroll: (person: EnrollmentPerson) => void;
	readonly onRemove: (employee: EmployeeRow) => void;
}

export function EmployeeTable({ rows, onReenroll, onRemove }: EmployeeTableProps) {
	const { t } = useTranslation("employees");
	const formats = useFormats();
	const columns: TableColumn<EmployeeRow>[] = [
		{
			id: "name",
			header: t("column.name"),
			cell: (row) => (
				<>
					<span className={styles.name}>{row.name}</span>
					<span className={styles.id}>{row.employeeId}</span>
				</>
			),
		},
		{
			id: "templates",
			header: t("column.templates"),
			cell: (row) => <TemplateState row={row} onReenroll={onReenroll} />,
		},
		{
			id: "since",
			header: t("column.since"),
			cell: (row) => <span className={styles.muted}>{formats.shortDate(row.createdAtMs)}</span>,
		},
		{
			id: "actions",
			header: t("column.actions"),
			isHeaderHidden: true,
			cell: (row) => (
				<div className={styles.actions}>
					<IconButton icon={ScanFace} label={`${t("reenroll")}: ${row.name}`} onClick={() => onReenroll(row)} />
					<IconButton
						icon={Trash2}
						kind="danger"
						label={t("remove", { name: row.name })}
						onClick={() => onRemove(row)}
					/>
				</div>
			),
		},
	];
	return (
		<Table
			label={t("title")}
			rows={rows}
			rowKey={(row) => row.employeeId}
			columns={columns}
			columnsClass={styles.columns}
		/>
	);
}

interface TemplateStateProps {
	readonly row: EmployeeRow;
	readonly onReenroll: (person: EnrollmentPerson) => void;
}

/** How many can be matched; where none can, the way to put that right. */
function TemplateState({ row, onReenroll }: TemplateStateProps) {
	const { t } = useTranslation("employees");
	if (!needsReenrollment(row))
		return <span className={styles.templates}>{t("templates", { count: row.templateCount })}</span>;
	return (
		<button type="button" className={styles.reenroll} title={t("reenrollHelp")} onClick={() => onReenroll(row)}>
			<TriangleAlert aria-hidden />
			{t("reenrollNeeded")}
		</button>
	);
}
