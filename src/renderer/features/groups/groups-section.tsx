import { Pencil, Plus, Users } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Group, HadirClient, OperatorRole } from "../../client/types.ts";
import { useResource } from "../../data/use-resource.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import items from "../../ui/item-list.module.css";
import { groupRuleDraftOf } from "../settings/rules-draft.ts";
import { Section } from "../settings/section.tsx";
import { GroupDialog } from "./group-dialog.tsx";
import styles from "./groups.module.css";
import { MembersDialog } from "./members-dialog.tsx";

export interface GroupsSectionProps {
	readonly client: HadirClient;
	/** A supervisor says who belongs to a group, its rules are the administrator's. */
	readonly role: OperatorRole;
}

/** People who share rules. */
export function GroupsSection({ client, role }: GroupsSectionProps) {
	const { t } = useTranslation(["groups", "settings"]);
	const { data, error, reload } = useResource(() => client.groups.list({}));
	/** What the dialog edits; `new` for one that is added. */
	const [edited, setEdited] = useState<Group | "new" | null>(null);
	const canEdit = role === "administrator";
	const [opened, setOpened] = useState<Group | null>(null);
	return (
		<Section title={t("title")} text={t("text")}>
			<ErrorBanner error={error} onRetry={() => void reload()} />
			{data && data.length > 0 && (
				<ul className={items.list}>
					{data.map((group) => (
						<li key={group.groupId} className={items.item}>
							<div>
								<p className={items.name}>{group.name}</p>
								<p className={items.muted}>
									{t("people", { count: group.people })}
									{" · "}
									{t(`settings:rules.choices.${groupRuleDraftOf(group.directionRule).choice}`)}
								</p>
							</div>
							<div className={styles.actions}>
								<Button
									kind="quiet"
									icon={Users}
									label={t("members.openNamed", { name: group.name })}
									onClick={() => setOpened(group)}
								>
									{t("members.open")}
								</Button>
								{canEdit && (
									<Button icon={Pencil} label={t("editNamed", { name: group.name })} onClick={() => setEdited(group)}>
										{t("edit")}
									</Button>
								)}
							</div>
						</li>
					))}
				</ul>
			)}
			{canEdit && (
				<div>
					<Button icon={Plus} onClick={() => setEdited("new")}>
						{t("add")}
					</Button>
				</div>
			)}
			<GroupDialog
				client={client}
				edited={edited}
				onClose={() => setEdited(null)}
				onChanged={() => {
					setEdited(null);
					void reload();
				}}
			/>
			<MembersDialog
				client={client}
				group={opened}
				groups={data ?? []}
				onClose={() => setOpened(null)}
				onChanged={() => {
					setOpened(null);
					void reload();
				}}
			/>
		</Section>
	);
}
