import { Search, SearchX, UserPlus, Users, X } from "lucide-react";
import { useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useResource } from "../../data/use-resource.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Page } from "../../ui/page.tsx";
import { Loading } from "../../ui/spinner.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { EnrollmentPerson } from "../enrollment/person-details.ts";
import { type EmployeeFilter, type EmployeeRow, filterEmployees, needsReenrollment } from "./employee-list.ts";
import { EmployeeTable } from "./employee-table.tsx";
import styles from "./employees-page.module.css";
import { RemoveDialog } from "./remove-dialog.tsx";

export interface EmployeesPageProps {
	readonly client: HadirClient;
	/** To enrollment: of a person of the list, or of somebody new. */
	readonly onEnroll: (person: EnrollmentPerson | null) => void;
}

export function EmployeesPage({ client, onEnroll }: EmployeesPageProps) {
	const { t } = useTranslation(["employees", "common"]);
	const { data, error, reload, put } = useResource(() => client.employees.list({}));
	const [filter, setFilter] = useState<EmployeeFilter>({ search: "", onlyReenroll: false });
	const [candidate, setCandidate] = useState<EmployeeRow | null>(null);
	const [removedName, setRemovedName] = useState<string | null>(null);
	const deferred = useDeferredValue(filter);
	const rows = useMemo(() => (data ? filterEmployees(data, deferred) : []), [data, deferred]);
	const isFiltered = deferred.search.trim() !== "" || deferred.onlyReenroll;

	const note = () => {
		if (!data || data.length === 0) return "";
		return isFiltered ? t("found", { count: rows.length }) : t("count", { count: data.length });
	};
	const enrollButton = (
		<Button kind="primary" size="large" icon={UserPlus} onClick={() => onEnroll(null)}>
			{t("enroll")}
		</Button>
	);
	return (
		<Page title={t("title")} note={note()} action={data && data.length > 0 ? enrollButton : undefined}>
			<ErrorBanner error={error} onRetry={() => void reload()} />
			{removedName !== null && <Banner kind="success" title={t("removed", { name: removedName })} />}
			{!data && error === null && <Loading text={t("common:loading")} />}
			{data && data.length === 0 && (
				<EmptyState icon={Users} title={t("empty.title")} text={t("empty.text")} action={enrollButton} />
			)}
			{data && data.length > 0 && (
				<>
					<FilterBar filter={filter} onChange={setFilter} reenrollCount={data.filter(needsReenrollment).length} />
					{rows.length === 0 ? (
						<EmptyState icon={SearchX} title={t("notFound.title")} text={t("notFound.text")} />
					) : (
						<EmployeeTable rows={rows} onReenroll={onEnroll} onRemove={setCandidate} />
					)}
				</>
			)}
			<RemoveDialog
				client={client}
				employee={candidate}
				onClose={() => setCandidate(null)}
				onRemoved={(removed) => {
					setCandidate(null);
					setRemovedName(removed.name);
					if (data) put(data.filter(({ employeeId }) => employeeId !== removed.employeeId));
				}}
			/>
		</Page>
	);
}

interface FilterBarProps {
	readonly filter: EmployeeFilter;
	readonly onChange: (filter: EmployeeFilter) => void;
	readonly reenrollCount: number;
}

function FilterBar({ filter, onChange, reenrollCount }: FilterBarProps) {
	const { t } = useTranslation("employees");
	return (
		<div className={styles.filters}>
			<TextField
				label={t("search")}
				isLabelHidden
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
			{reenrollCount > 0 && (
				<button
					type="button"
					className={styles.toggle}
					aria-pressed={filter.onlyReenroll}
					onClick={() => onChange({ ...filter, onlyReenroll: !filter.onlyReenroll })}
				>
					{t("onlyReenroll", { count: reenrollCount })}
				</button>
			)}
		</div>
	);
}
