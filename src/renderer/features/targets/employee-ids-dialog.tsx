import { Check, Download, Search } from "lucide-react";
import { useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { deliveryText } from "../../../contract/messages/delivery.ts";
import type { Target, TargetPerson } from "../../client/types.ts";
import { useResource } from "../../data/use-resource.ts";
import { useSave } from "../../data/use-save.ts";
import { useFormats, useLanguage } from "../../i18n/use-language.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { searchEmployees } from "../employees/employee-list.ts";
import styles from "./targets.module.css";

export interface EmployeeIdsDialogProps {
	readonly client: HadirClient;
	/** null keeps it closed. */
	readonly target: Target | null;
	/** Comes first, with the cursor in the field: a refused punch led to this employee. */
	readonly soughtId: string | null;
	readonly nowMs: number;
	readonly onClose: () => void;
	readonly onPulled: () => void;
}

/** What a target calls everybody, pulled from it or typed in. */
export function EmployeeIdsDialog({ client, target, soughtId, nowMs, onClose, onPulled }: EmployeeIdsDialogProps) {
	const { t } = useTranslation(["targets", "common"]);
	return (
		<Dialog isOpen={target !== null} title={t("employees.title", { name: target?.name ?? "" })} onClose={onClose}>
			{target && <EmployeeIds client={client} target={target} soughtId={soughtId} nowMs={nowMs} onPulled={onPulled} />}
			<Button size="large" onClick={onClose}>
				{t("common:close")}
			</Button>
		</Dialog>
	);
}

/** As many fields as somebody fills in before searching; thousands at once would hold the page up. */
const SHOWN = 50;

type EmployeeIdsProps = Omit<EmployeeIdsDialogProps, "target" | "onClose"> & { readonly target: Target };

function EmployeeIds({ client, target, soughtId, nowMs, onPulled }: EmployeeIdsProps) {
	const { t } = useTranslation(["targets", "employees"]);
	const { targetId } = target;
	const { data, error, reload } = useResource(() => client.targets.people({ targetId }));
	const [search, setSearch] = useState("");
	const wanted = useDeferredValue(search);
	const found = useMemo(
		() => searchEmployees((data ?? []).toSorted(byWhetherIs(soughtId)), wanted),
		[data, soughtId, wanted],
	);
	const pull = useSave();
	const [lastPull, setLastPull] = useState(target.lastPull);
	const ask = () =>
		void pull.run(async () => {
			setLastPull(await client.targets.pull({ targetId }));
			await reload();
			onPulled();
		});
	return (
		<div className={styles.letters}>
			<p className={styles.muted}>{data?.length === 0 ? t("employees.empty") : t("employees.text")}</p>
			<ErrorBanner error={error ?? pull.error} />
			{target.hasEmployeeList && (
				<>
					<PullState pull={lastPull} nowMs={nowMs} />
					<Button icon={Download} isBusy={pull.isSaving} onClick={ask}>
						{t("employees.pull")}
					</Button>
				</>
			)}
			{data && data.length > SHOWN && (
				<TextField
					label={t("employees:search")}
					isLabelHidden
					type="search"
					icon={Search}
					value={search}
					placeholder={t("employees:search")}
					onChange={setSearch}
				/>
			)}
			{data && data.length > 0 && found.length === 0 && <p className={styles.muted}>{t("employees:notFound.title")}</p>}
			{found.slice(0, SHOWN).map((person) => (
				<PersonRow
					key={person.employeeId}
					person={person}
					isSought={person.employeeId === soughtId}
					onSave={async (externalId) => {
						await client.targets.setExternalId({ targetId, employeeId: person.employeeId, externalId });
						await reload();
					}}
				/>
			))}
			{found.length > SHOWN && (
				<p className={styles.muted} role="status">
					{t("employees.more", { count: found.length - SHOWN })}
				</p>
			)}
		</div>
	);
}

function byWhetherIs(soughtId: string | null) {
	return (one: TargetPerson, other: TargetPerson) =>
		Number(other.employeeId === soughtId) - Number(one.employeeId === soughtId);
}

function PullState({ pull, nowMs }: { readonly pull: Target["lastPull"]; readonly nowMs: number }) {
	const { t } = useTranslation("targets");
	const formats = useFormats();
	const language = useLanguage();
	if (pull === null) return <p className={styles.muted}>{t("employees.neverPulled")}</p>;
	if (pull.errorCode !== null) {
		const { title, action } = deliveryText(pull.errorCode, language);
		const detail = pull.errorDetail === null ? "" : ` ${t("detail", { detail: pull.errorDetail })}`;
		return <Banner kind="problem" title={title} text={`${action}${detail}`} />;
	}
	const ago = formats.ago(pull.atMs, nowMs);
	return <p className={styles.muted}>{t("employees.lastPull", { count: pull.listed ?? 0, ago })}</p>;
}

interface PersonRowProps {
	readonly person: TargetPerson;
	readonly isSought: boolean;
	readonly onSave: (externalId: string | null) => Promise<void>;
}

function PersonRow({ person, isSought, onSave }: PersonRowProps) {
	const { t } = useTranslation(["targets", "common"]);
	const [typed, setTyped] = useState(person.typedId ?? "");
	const save = useSave();
	const isChanged = typed.trim() !== (person.typedId ?? "");
	const submit = () => void save.run(() => onSave(typed.trim() === "" ? null : typed.trim()));
	const pulled = person.pulledId === null ? t("employees.none") : t("employees.pulled", { id: person.pulledId });
	return (
		<div className={styles.letter}>
			<div>
				<p className={styles.name}>{person.name}</p>
				<p className={styles.muted}>
					{person.employeeId} · {pulled}
				</p>
			</div>
			<ErrorBanner error={save.error} />
			<TextField
				label={t("employees.externalId", { name: person.name })}
				isLabelHidden
				value={typed}
				placeholder={person.pulledId ?? ""}
				maxLength={140}
				hasFocus={isSought}
				onChange={setTyped}
				after={
					isChanged && (
						<IconButton
							icon={Check}
							label={`${t("common:save")}: ${person.name}`}
							isDisabled={save.isSaving}
							onClick={submit}
						/>
					)
				}
			/>
		</div>
	);
}
