import { Search } from "lucide-react";
import { useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import type { Group } from "../../client/types.ts";
import { useResource } from "../../data/use-resource.ts";
import { useSave } from "../../data/use-save.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import items from "../../ui/item-list.module.css";
import { SaveBar } from "../../ui/save-bar.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Loading } from "../../ui/spinner.tsx";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./groups.module.css";
import {
	filterMembers,
	type Member,
	type MemberFilter,
	memberChanges,
	memberIds,
	withToggled,
} from "./member-draft.ts";
import { MemberTable } from "./member-table.tsx";

export interface MembersDialogProps {
	readonly client: HadirClient;
	/** null keeps it closed. */
	readonly group: Group | null;
	readonly groups: readonly Group[];
	readonly onClose: () => void;
	readonly onChanged: () => void;
}

/** Who is in a group, chosen from everybody. */
export function MembersDialog({ client, group, groups, onClose, onChanged }: MembersDialogProps) {
	const { t } = useTranslation(["groups", "common"]);
	return (
		<Dialog isOpen={group !== null} title={t("members.title", { name: group?.name ?? "" })} onClose={onClose}>
			{group && <LoadedMembers client={client} group={group} groups={groups} onClose={onClose} onChanged={onChanged} />}
		</Dialog>
	);
}

type LoadedMembersProps = Omit<MembersDialogProps, "group"> & { readonly group: Group };

function LoadedMembers(props: LoadedMembersProps) {
	const { t } = useTranslation(["groups", "common"]);
	const { data, error, reload } = useResource(() => props.client.groups.members({}));
	if (!data)
		return error === null ? (
			<Loading text={t("common:loading")} />
		) : (
			<ErrorBanner error={error} onRetry={() => void reload()} />
		);
	return <MemberChoice {...props} people={data} />;
}

function MemberChoice(props: LoadedMembersProps & { readonly people: readonly Member[] }) {
	const { client, group, groups, people, onClose, onChanged } = props;
	const { t } = useTranslation("groups");
	const { groupId } = group;
	const [chosen, setChosen] = useState(() => memberIds(people, groupId));
	const [filter, setFilter] = useState<MemberFilter>({ search: "", shown: "all" });
	const save = useSave();
	const deferred = useDeferredValue(filter);
	const rows = useMemo(() => filterMembers(people, chosen, deferred), [people, chosen, deferred]);
	const { added, removed } = memberChanges(people, chosen, groupId);
	const submit = () =>
		void save.run(async () => {
			if (added.length > 0) await client.groups.assign({ groupId, employeeIds: added });
			if (removed.length > 0) await client.groups.assign({ groupId: null, employeeIds: removed });
			onChanged();
		});
	return (
		<div className={items.form}>
			<TextField
				label={t("members.search")}
				isLabelHidden
				type="search"
				icon={Search}
				value={filter.search}
				placeholder={t("members.search")}
				onChange={(search) => setFilter({ ...filter, search })}
			/>
			<div className={styles.shown}>
				<Segmented
					label={t("members.shown.label")}
					value={filter.shown}
					options={(["all", "members"] as const).map((value) => ({ value, label: t(`members.shown.${value}`) }))}
					onChange={(shown) => setFilter({ ...filter, shown })}
				/>
				<p className={items.muted}>{t("members.summary", { count: chosen.size })}</p>
			</div>
			{rows.length === 0 ? (
				<p className={items.muted}>{t(people.length === 0 ? "members.none" : "members.notFound")}</p>
			) : (
				<div className={styles.members}>
					<MemberTable
						rows={rows}
						groupId={groupId}
						groups={groups}
						chosen={chosen}
						onToggle={(employeeId) => {
							setChosen(withToggled(chosen, employeeId));
							save.touch();
						}}
					/>
				</div>
			)}
			<SaveBar save={save} isDirty={added.length + removed.length > 0} onSave={submit} onDiscard={onClose} isInDialog />
		</div>
	);
}
