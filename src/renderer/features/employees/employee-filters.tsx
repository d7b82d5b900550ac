import { Search, X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { IconButton } from "../../ui/button.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { type EmployeeFilter, employeeStates } from "./employee-list.ts";
import styles from "./employees-page.module.css";

const EVERY_GROUP = "";

export interface EmployeeFiltersProps {
	readonly filter: EmployeeFilter;
	/** Groups that somebody is in; none: there is nothing to choose from. */
	readonly groups: readonly string[];
	readonly onChange: (filter: EmployeeFilter) => void;
}

export function EmployeeFilters({ filter, groups, onChange }: EmployeeFiltersProps) {
	const { t } = useTranslation("employees");
	return (
		<div className={styles.filters}>
			<TextField
				label={t("search")}
				type="search"
				icon={Search}
				value={filter.search}
				placeholder={t("search")}
				onChange={(search) => onChange({ ...filter, search })}
				after={
					filter.search === "" ? null : (
						<IconButton icon={X} label={t("clearSearch")} onClick={() => onChange({ ...filter, search: "" })} />
					)
				}
			/>
			<Select
				label={t("filter.state")}
				value={filter.state}
				options={employeeStates.map((value) => ({ value, label: t(`filter.states.${value}`) }))}
				onChange={(state) => onChange({ ...filter, state })}
			/>
			{groups.length > 0 && (
				<Select
					label={t("filter.group")}
					value={filter.groupName ?? EVERY_GROUP}
					options={[
						{ value: EVERY_GROUP, label: t("filter.everyGroup") },
						...groups.map((name) => ({ value: name, label: name })),
					]}
					onChange={(name) => onChange({ ...filter, groupName: name === EVERY_GROUP ? null : name })}
				/>
			)}
		</div>
	);
}
