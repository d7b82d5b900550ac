import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSave } from "../../data/use-save.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { type EmployeeRow, searchEmployees } from "./employee-list.ts";
import styles from "./person-page.module.css";
import type { PersonTaskProps } from "./person-types.ts";
import { TaskForm } from "./task-form.tsx";

export interface MergeDialogProps extends PersonTaskProps {
	/** Whom the person can be merged into. */
	readonly others: readonly EmployeeRow[];
	/** With the entry that stays. */
	readonly onDone: (kept: EmployeeRow) => void;
}

const SHOWN = 5;

/** First whom, then what it will do. */
export function MergeDialog({ isOpen, onClose, ...props }: MergeDialogProps) {
	const { t } = useTranslation("employees");
	return (
		<Dialog isOpen={isOpen} title={t("merge.title", { name: props.person.name })} onClose={onClose}>
			{isOpen && <MergeForm {...props} onClose={onClose} />}
		</Dialog>
	);
}

function MergeForm({ client, person, others, onClose, onDone }: Omit<MergeDialogProps, "isOpen">) {
	const { t } = useTranslation("employees");
	const [search, setSearch] = useState("");
	const [into, setInto] = useState<EmployeeRow | null>(null);
	const save = useSave();
	const found = search.trim() === "" ? [] : searchEmployees(others, search).slice(0, SHOWN);
	const merge = (kept: EmployeeRow) =>
		void save.run(async () => {
			await client.employees.merge({ employeeId: person.employeeId, into: kept.employeeId });
			onDone(kept);
		});
	const names = into && { from: person.employeeId, name: into.name, into: into.employeeId };
	return (
		<TaskForm
			text={names ? t("merge.will", names) : t("merge.text", { from: person.employeeId })}
			save={save}
			kind="danger"
			submitLabel={t("merge.confirm")}
			isDisabled={into === null}
			onSubmit={() => into && merge(into)}
			onCancel={onClose}
		>
			<TextField
				label={t("merge.whom")}
				type="search"
				value={search}
				onChange={(text) => {
					setSearch(text);
					setInto(null);
				}}
				help={t("merge.help")}
				hasFocus
			/>
			<ul className={styles.found} aria-label={t("merge.found")}>
				{found.map((row) => (
					<li key={row.employeeId}>
						<button
							type="button"
							className={styles.choice}
							aria-pressed={row.employeeId === into?.employeeId}
							onClick={() => setInto(row)}
						>
							<span className={styles.choiceName}>{row.name}</span>
							<span className={styles.muted}>{row.employeeId}</span>
						</button>
					</li>
				))}
			</ul>
			{search.trim() !== "" && found.length === 0 && <p className={styles.muted}>{t("notFound.title")}</p>}
		</TaskForm>
	);
}
