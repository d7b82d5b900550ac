import { CircleAlert, IdCard, Pencil, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useHost } from "../../client/host-context.tsx";
import type { KioskStatus, Target } from "../../client/types.ts";
import { useResource } from "../../data/use-resource.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Section } from "../settings/section.tsx";
import { DeadLettersDialog } from "./dead-letters-dialog.tsx";
import { EmployeeIdsDialog } from "./employee-ids-dialog.tsx";
import { TargetDialog } from "./target-dialog.tsx";
import { TargetState } from "./target-state.tsx";
import styles from "./targets.module.css";

export interface TargetsSectionProps {
	readonly client: HadirClient;
	readonly status: KioskStatus | null;
}

/** Where punches go: each target with its state, and what it refused. */
export function TargetsSection({ client, status }: TargetsSectionProps) {
	const { t } = useTranslation("targets");
	const { watch } = useHost();
	const { data, error, reload } = useResource(() => client.targets.list({}));
	/** What the dialog edits; `new` for one that is added. */
	const [edited, setEdited] = useState<Target | "new" | null>(null);
	const [listed, setListed] = useState<Target | null>(null);
	/** Whom a refused punch led to. */
	const [soughtId, setSoughtId] = useState<string | null>(null);
	const [refusedBy, setRefusedBy] = useState<string | null>(null);
	const changed = () => {
		setEdited(null);
		void reload();
		watch.refresh();
	};
	const syncOf = (target: Target) => status?.sync.targets.find(({ targetId }) => targetId === target.targetId) ?? null;
	return (
		<Section title={t("title")} text={data?.length === 0 ? t("none") : t("text")}>
			<ErrorBanner error={error} onRetry={() => void reload()} />
			<ul className={styles.list}>
				{data?.map((target) => {
					const sync = syncOf(target);
					return (
						<li key={target.targetId} className={styles.target}>
							<div>
								<p className={styles.name}>{target.name}</p>
								<p className={styles.muted}>
									{t(`kind.${target.kind}`)}
									{target.place !== null && ` · ${target.place}`}
								</p>
							</div>
							<div className={styles.actions}>
								{sync && sync.deadLetters > 0 && (
									<Button kind="danger" icon={CircleAlert} onClick={() => setRefusedBy(target.targetId)}>
										{t("refused", { count: sync.deadLetters })}
									</Button>
								)}
								{target.usesExternalIds && (
									<Button kind="quiet" icon={IdCard} onClick={() => setListed(target)}>
										{t("employees.open")}
									</Button>
								)}
								<Button icon={Pencil} label={t("editNamed", { name: target.name })} onClick={() => setEdited(target)}>
									{t("edit")}
								</Button>
							</div>
							{status && sync && <TargetState sync={sync} nowMs={status.nowMs} />}
						</li>
					);
				})}
			</ul>
			<div>
				<Button icon={Plus} onClick={() => setEdited("new")}>
					{t("add")}
				</Button>
			</div>
			<TargetDialog client={client} edited={edited} onClose={() => setEdited(null)} onChanged={changed} />
			<EmployeeIdsDialog
				client={client}
				target={listed}
				soughtId={soughtId}
				nowMs={status?.nowMs ?? 0}
				onClose={() => {
					setListed(null);
					setSoughtId(null);
				}}
				onPulled={() => void reload()}
			/>
			<DeadLettersDialog
				client={client}
				targetId={refusedBy}
				onClose={() => setRefusedBy(null)}
				onShowIds={(targetId, employeeId) => {
					setRefusedBy(null);
					setSoughtId(employeeId);
					setListed(data?.find((target) => target.targetId === targetId) ?? null);
				}}
			/>
		</Section>
	);
}
