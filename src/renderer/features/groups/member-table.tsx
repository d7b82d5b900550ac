import { Checkbox } from "@base-ui/react/checkbox";
import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Group } from "../../client/types.ts";
import checkboxStyles from "../../ui/checkbox.module.css";
import items from "../../ui/item-list.module.css";
import { Table, type TableColumn } from "../../ui/table.tsx";
import { PersonCell } from "../attendance/person-cell.tsx";
import styles from "./groups.module.css";
import type { Member } from "./member-draft.ts";

export interface MemberTableProps {
	readonly rows: readonly Member[];
	readonly groupId: string;
	readonly groups: readonly Group[];
	readonly chosen: ReadonlySet<string>;
	readonly onToggle: (employeeId: string) => void;
}

export function MemberTable({ rows, groupId, groups, chosen, onToggle }: MemberTableProps) {
	const { t } = useTranslation("groups");
	const groupOf = (member: Member) => groups.find((group) => group.groupId === member.groupId)?.name ?? "";
	const columns: TableColumn<Member>[] = [
		{
			id: "chosen",
			header: t("members.open"),
			isHeaderHidden: true,
			cell: ({ employeeId, name }) => (
				<Checkbox.Root
					className={checkboxStyles.box}
					aria-label={t("members.pick", { name })}
					checked={chosen.has(employeeId)}
					onCheckedChange={() => onToggle(employeeId)}
				>
					<Checkbox.Indicator>
						<Check aria-hidden />
					</Checkbox.Indicator>
				</Checkbox.Root>
			),
		},
		{ id: "name", header: t("members.column.name"), cell: (member) => <PersonCell person={member} /> },
		{
			id: "group",
			header: t("members.column.group"),
			cell: (member) => {
				const isMoving = chosen.has(member.employeeId) && member.groupId !== null && member.groupId !== groupId;
				const name = groupOf(member);
				return <span className={items.muted}>{isMoving ? t("members.moves", { group: name }) : name}</span>;
			},
		},
	];
	return (
		<Table
			label={t("members.open")}
			rows={rows}
			rowKey={({ employeeId }) => employeeId}
			columns={columns}
			columnsClass={styles.memberColumns}
		/>
	);
}
