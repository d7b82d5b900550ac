// One person: who they are, how well they can be recognised, when they were here; and what a supervisor may change.
import { ChevronLeft, Hash, Merge, Pencil, ScanFace, Trash2, UserCheck, UserX } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useIsAdministrator } from "../../client/operator-context.tsx";
import { useResource } from "../../data/use-resource.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Page } from "../../ui/page.tsx";
import { Loading } from "../../ui/spinner.tsx";
import { CodesButton } from "../code-admin/codes-button.tsx";
import { ConsentRecordButton } from "../enrollment/consent-record.tsx";
import { LookAlikeNotice } from "../enrollment/look-alike-notice.tsx";
import type { EnrollmentPerson } from "../enrollment/person-details.ts";
import { PersonRights } from "../rights/person-rights.tsx";
import { ActiveDialog } from "./active-dialog.tsx";
import { ChangeIdDialog } from "./change-id-dialog.tsx";
import type { EmployeeRow } from "./employee-list.ts";
import { MergeDialog } from "./merge-dialog.tsx";
import { PersonFacts } from "./person-facts.tsx";
import { PersonHistory } from "./person-history.tsx";
import styles from "./person-page.module.css";
import { PersonTemplates } from "./person-templates.tsx";
import type { EmployeeSummary } from "./person-types.ts";
import { RenameDialog } from "./rename-dialog.tsx";

export interface PersonPageProps {
	readonly client: HadirClient;
	readonly employeeId: string;
	/** Everybody who is enrolled, for merging. */
	readonly others: readonly EmployeeRow[];
	readonly onEnroll: (person: EnrollmentPerson) => void;
	readonly onRemove: (employee: EmployeeSummary) => void;
	/** The person goes by another id now. */
	readonly onMoved: (employeeId: string) => void;
	/** With what was done, in words. */
	readonly onBack: (notice: string | null) => void;
}

type Task = "rename" | "changeId" | "merge" | "setActive";

export function PersonPage({ client, employeeId, others, ...go }: PersonPageProps) {
	const { t } = useTranslation(["employees", "rights", "common"]);
	const { data, error, reload } = useResource(() => client.employees.details({ employeeId }));
	const isAdministrator = useIsAdministrator();
	const [task, setTask] = useState<Task | null>(null);
	const close = () => setTask(null);
	const changed = () => {
		close();
		void reload();
	};
	const back = (
		<Button icon={ChevronLeft} onClick={() => go.onBack(null)}>
			{t("title")}
		</Button>
	);
	if (!data)
		return (
			<Page title={t("title")} action={back}>
				<ErrorBanner error={error} onRetry={() => void reload()} />
				{error === null && <Loading text={t("common:loading")} />}
			</Page>
		);
	const { summary } = data;
	const dialog = { client, person: summary, onClose: close };
	return (
		<Page title={summary.name} note={summary.employeeId} action={back} height="scroll">
			<ErrorBanner error={error} onRetry={() => void reload()} />
			<PersonFacts client={client} details={data} />
			<LookAlikeNotice client={client} person={summary} onCleared={changed} />
			<div className={styles.tasks}>
				<Button icon={Pencil} onClick={() => setTask("rename")}>
					{t("rename.action")}
				</Button>
				<Button icon={Hash} onClick={() => setTask("changeId")}>
					{t("changeId.action")}
				</Button>
				<Button icon={Merge} isDisabled={others.length < 2} onClick={() => setTask("merge")}>
					{t("merge.action")}
				</Button>
				<Button icon={ScanFace} onClick={() => go.onEnroll(summary)}>
					{t("reenroll")}
				</Button>
				<CodesButton client={client} employee={summary} />
				<ConsentRecordButton person={summary} />
				<Button icon={summary.isActive ? UserX : UserCheck} onClick={() => setTask("setActive")}>
					{t(summary.isActive ? "deactivate.action" : "activate.action")}
				</Button>
				{isAdministrator && (
					<Button icon={Trash2} kind="danger" onClick={() => go.onRemove(summary)}>
						{t("rights:erase.action")}
					</Button>
				)}
			</div>
			<PersonRights client={client} person={summary} onChanged={() => void reload()} />
			<PersonTemplates templates={data.templates} />
			<PersonHistory punches={data.punches} />
			<RenameDialog {...dialog} isOpen={task === "rename"} onDone={changed} />
			<ChangeIdDialog {...dialog} isOpen={task === "changeId"} onDone={go.onMoved} />
			<MergeDialog
				{...dialog}
				isOpen={task === "merge"}
				others={others.filter((row) => row.employeeId !== employeeId)}
				onDone={(kept) => go.onBack(t("merge.done", { name: kept.name, from: summary.employeeId }))}
			/>
			<ActiveDialog {...dialog} isOpen={task === "setActive"} onDone={changed} />
		</Page>
	);
}
