import { SearchX, UserPlus, Users } from "lucide-react";
import { type ReactNode, useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useStatus } from "../../client/host-context.tsx";
import { useResource } from "../../data/use-resource.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Page } from "../../ui/page.tsx";
import { Loading } from "../../ui/spinner.tsx";
import { EmployeeCodeDialogs, type EmployeeCodeTask, EmployeeCodeTools } from "../code-admin/employee-code-tools.tsx";
import type { EnrollmentPerson } from "../enrollment/person-details.ts";
import { EraseDialog } from "../rights/erase-dialog.tsx";
import type { ErasureScope } from "../rights/rights-types.ts";
import { EmployeeFilters } from "./employee-filters.tsx";
import {
	type EmployeeFilter,
	type EmployeeRow,
	filterEmployees,
	groupNames,
	isFiltered,
	noFilter,
} from "./employee-list.ts";
import { EmployeeTable } from "./employee-table.tsx";
import styles from "./employees-page.module.css";
import { PersonPage } from "./person-page.tsx";
import type { EmployeeSummary } from "./person-types.ts";

export interface EmployeesPageProps {
	readonly client: HadirClient;
	/** To enrollment: of a person of the list, or of somebody new. */
	readonly onEnroll: (person: EnrollmentPerson | null) => void;
}

/** The list, or the page of the person whom somebody opened; the list keeps its filters meanwhile. */
export function EmployeesPage({ client, onEnroll }: EmployeesPageProps) {
	const { t } = useTranslation("employees");
	const list = useResource(() => client.employees.list({}));
	const [filter, setFilter] = useState<EmployeeFilter>(noFilter);
	const [openId, setOpenId] = useState<string | null>(null);
	/** What was done last, in words. */
	const [notice, setNotice] = useState<string | null>(null);
	const [codeTask, setCodeTask] = useState<EmployeeCodeTask | null>(null);
	const [candidate, setCandidate] = useState<EmployeeSummary | null>(null);
	/** Counted, so that the page of the person is read anew. */
	const [erasures, setErasures] = useState(0);
	const toList = (said: string | null) => {
		setOpenId(null);
		setNotice(said);
		void list.reload();
	};
	const { data, put } = list;
	/** Closed after the certificate was seen, or without anything erased. */
	const afterErasing = (who: EmployeeSummary | null, scope: ErasureScope | null) => {
		setCandidate(null);
		if (!who || scope === null) return;
		setErasures(erasures + 1);
		if (scope === "face") return void list.reload();
		if (data) put(data.filter(({ employeeId }) => employeeId !== who.employeeId));
		setOpenId(null);
		setNotice(t("removed", { name: who.name }));
	};
	return (
		<>
			{openId === null ? (
				<EmployeeList
					tools={<EmployeeCodeTools onTask={setCodeTask} />}
					list={list}
					filter={filter}
					notice={notice}
					onFilter={setFilter}
					onOpen={setOpenId}
					onEnroll={onEnroll}
					onRemove={setCandidate}
				/>
			) : (
				<PersonPage
					key={`${openId} ${erasures}`}
					client={client}
					employeeId={openId}
					others={data ?? []}
					onEnroll={onEnroll}
					onRemove={setCandidate}
					onMoved={(employeeId) => {
						setOpenId(employeeId);
						// The list names the person by the old id until then.
						void list.reload();
					}}
					onBack={toList}
				/>
			)}
			<EmployeeCodeDialogs client={client} task={codeTask} onTask={setCodeTask} onAdded={() => void list.reload()} />
			<EraseDialog client={client} person={candidate} onClose={(scope) => afterErasing(candidate, scope)} />
		</>
	);
}

interface EmployeeListProps {
	/** Beside the button that enrolls. */
	readonly tools: ReactNode;
	readonly list: { readonly data: readonly EmployeeRow[] | null; readonly error: unknown; reload(): Promise<void> };
	readonly filter: EmployeeFilter;
	readonly notice: string | null;
	readonly onFilter: (filter: EmployeeFilter) => void;
	readonly onOpen: (employeeId: string) => void;
	readonly onEnroll: (person: EnrollmentPerson | null) => void;
	readonly onRemove: (employee: EmployeeRow) => void;
}

function EmployeeList({ tools, list, filter, notice, onFilter, onOpen, onEnroll, onRemove }: EmployeeListProps) {
	const { t } = useTranslation(["employees", "common"]);
	const { data, error, reload } = list;
	const deferred = useDeferredValue(filter);
	const nowMs = useStatus()?.nowMs ?? 0;
	// By the day: a filter of days need not run again every two seconds.
	const today = Math.floor(nowMs / 86_400_000) * 86_400_000;
	const rows = useMemo(() => (data ? filterEmployees(data, deferred, today) : []), [data, deferred, today]);
	const note = () => {
		if (!data || data.length === 0) return "";
		return isFiltered(deferred) ? t("found", { count: rows.length }) : t("count", { count: data.length });
	};
	const enrollButton = (
		<div className={styles.begin}>
			{tools}
			<Button kind="primary" size="large" icon={UserPlus} onClick={() => onEnroll(null)}>
				{t("enroll")}
			</Button>
		</div>
	);
	return (
		<Page title={t("title")} note={note()} action={data && data.length > 0 ? enrollButton : undefined}>
			<ErrorBanner error={error} onRetry={() => void reload()} />
			{notice !== null && <Banner kind="success" title={notice} />}
			{!data && error === null && <Loading text={t("common:loading")} />}
			{data && data.length === 0 && (
				<EmptyState icon={Users} title={t("empty.title")} text={t("empty.text")} action={enrollButton} />
			)}
			{data && data.length > 0 && (
				<>
					<EmployeeFilters filter={filter} groups={groupNames(data)} onChange={onFilter} />
					{rows.length === 0 ? (
						<EmptyState
							icon={SearchX}
							title={t("notFound.title")}
							text={t("notFound.text")}
							action={<Button onClick={() => onFilter(noFilter)}>{t("notFound.showAll")}</Button>}
						/>
					) : (
						<EmployeeTable
							rows={rows}
							onOpen={(row) => onOpen(row.employeeId)}
							onReenroll={onEnroll}
							onRemove={onRemove}
						/>
					)}
				</>
			)}
		</Page>
	);
}
