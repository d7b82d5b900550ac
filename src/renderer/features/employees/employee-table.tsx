import { FileX, ScanFace, Trash2, TriangleAlert, UserX } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStatus } from "../../client/host-context.tsx";
import { useIsAdministrator } from "../../client/operator-context.tsx";
import { useFormats } from "../../i18n/use-language.ts";
import { IconButton } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Table, type TableColumn } from "../../ui/table.tsx";
import type { EnrollmentPerson } from "../enrollment/person-details.ts";
import { type EmployeeRow, isWeak, needsReenrollment } from "./employee-list.ts";
import styles from "./employees-page.module.css";

export interface EmployeeTableProps {
	readonly rows: readonly EmployeeRow[];
	/** To the person's own page. */
	readonly onOpen: (employee: EmployeeRow) => void;
	readonly onReenroll: (person: EnrollmentPerson) => void;
	readonly onRemove: (employee: EmployeeRow) => void;
}

export function EmployeeTable({ rows, onOpen, onReenroll, onRemove }: EmployeeTableProps) {
	const { t } = useTranslation("employees");
	const status = useStatus();
	const isAdministrator = useIsAdministrator();
	const formats = useFormats(status?.timeZone);
	const columns: TableColumn<EmployeeRow>[] = [
		{
			id: "name",
			header: t("column.name"),
			cell: (row) => (
				<button type="button" className={styles.open} onClick={() => onOpen(row)}>
					<span className={styles.name}>{row.name}</span>
					<span className={styles.id}>
						{row.groupName === null ? row.employeeId : `${row.employeeId} · ${row.groupName}`}
					</span>
				</button>
			),
		},
		{
			id: "templates",
			header: t("column.templates"),
			cell: (row) => <TemplateState row={row} onReenroll={onReenroll} />,
		},
		{
			id: "seen",
			header: t("column.seen"),
			cell: ({ lastSeenAtMs }) => (
				<span className={styles.muted}>
					{lastSeenAtMs === null || !status ? t("neverSeen") : formats.ago(lastSeenAtMs, status.nowMs)}
				</span>
			),
		},
		{
			id: "actions",
			header: t("column.actions"),
			isHeaderHidden: true,
			cell: (row) => (
				<div className={styles.actions}>
					<IconButton icon={ScanFace} label={`${t("reenroll")}: ${row.name}`} onClick={() => onReenroll(row)} />
					{isAdministrator && (
						<IconButton
							icon={Trash2}
							kind="danger"
							label={t("remove", { name: row.name })}
							onClick={() => onRemove(row)}
						/>
					)}
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

/** How many can be matched; where none can, the way to put that right. Somebody inactive is not recorded at all. */
function TemplateState({ row, onReenroll }: TemplateStateProps) {
	const { t } = useTranslation("employees");
	if (!row.isActive)
		return (
			<span className={styles.inactive}>
				<UserX aria-hidden />
				{t("inactive")}
			</span>
		);
	if (row.withdrawal)
		return (
			<span className={classNames(styles.inactive, row.withdrawal.eraseByMs !== null && styles.due)}>
				<FileX aria-hidden />
				{t(row.withdrawal.eraseByMs === null ? "withdrawn" : "eraseDue")}
			</span>
		);
	if (needsReenrollment(row))
		return (
			<button type="button" className={styles.reenroll} title={t("reenrollHelp")} onClick={() => onReenroll(row)}>
				<TriangleAlert aria-hidden />
				{t("reenrollNeeded")}
			</button>
		);
	const quality = row.lowestQuality === null ? null : t("quality", { value: Math.round(row.lowestQuality) });
	return (
		<span className={styles.templates}>
			{t("templates", { count: row.templateCount })}
			{quality && <span className={isWeak(row) ? styles.weak : styles.muted}>{quality}</span>}
		</span>
	);
}
