import { Search, X } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useResource } from "../../data/use-resource.ts";
import { IconButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { searchEmployees } from "../employees/employee-list.ts";
import type { LogFilter } from "./log-filter.ts";
import styles from "./log-page.module.css";

const OFFERED = 3;

export interface EmployeeFilterFieldProps {
	readonly client: HadirClient;
	readonly value: LogFilter["employee"];
	readonly onChange: (employee: LogFilter["employee"]) => void;
}

/** Finds a person by name or number. Whoever has left is in no list, but a whole number finds their records too. */
export function EmployeeFilterField({ client, value, onChange }: EmployeeFilterFieldProps) {
	const { t } = useTranslation("log");
	const { data } = useResource(() => client.employees.list({}));
	const [search, setSearch] = useState("");
	const typed = search.trim();
	const found = typed === "" ? [] : searchEmployees(data ?? [], search).slice(0, OFFERED);
	const isListed = found.some(({ employeeId }) => employeeId === typed);
	const mayBeNumber = typed !== "" && !isListed && (found.length === 0 || /\d/.test(typed));
	const offers = [
		...found.map(({ employeeId, name }) => ({ employeeId, name, label: `${name} · ${employeeId}` })),
		...(mayBeNumber ? [{ employeeId: typed, name: typed, label: t("filter.number", { id: typed }) }] : []),
	];
	const pick = (employee: LogFilter["employee"]) => {
		setSearch("");
		onChange(employee);
	};
	return (
		<div className={styles.employee}>
			<TextField
				label={t("filter.employee")}
				icon={Search}
				placeholder={t("filter.employeeExample")}
				value={value === null ? search : value.name}
				maxLength={64}
				onChange={(text) => {
					if (value !== null) onChange(null);
					setSearch(text);
				}}
				after={value === null ? null : <IconButton icon={X} label={t("filter.anybody")} onClick={() => pick(null)} />}
			/>
			{value === null && offers.length > 0 && (
				<ul className={styles.offers}>
					{offers.map(({ label, employeeId, name }) => (
						<li key={label}>
							<button type="button" className={styles.offer} onClick={() => pick({ employeeId, name })}>
								{label}
							</button>
						</li>
					))}
				</ul>
			)}
		</div>
	);
}
