// The consents of one person and what can be asked of the kiosk about their data.
import { Download, FileCheck, Undo2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useIsAdministrator } from "../../client/operator-context.tsx";
import { useResource } from "../../data/use-resource.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { ConsentHistory } from "./consent-history.tsx";
import { ExportDialog } from "./export-dialog.tsx";
import { RenewDialog } from "./renew-dialog.tsx";
import styles from "./rights.module.css";
import type { Person } from "./rights-types.ts";
import { WithdrawDialog } from "./withdraw-dialog.tsx";
import { WithdrawalBanner } from "./withdrawal-banner.tsx";

export interface PersonRightsProps {
	readonly client: HadirClient;
	readonly person: Person & {
		readonly withdrawal: { readonly atMs: number; readonly eraseByMs: number | null } | null;
	};
	/** Something of the person changed. */
	readonly onChanged: () => void;
}

type Task = "withdraw" | "renew" | "export";

export function PersonRights({ client, person, onChanged }: PersonRightsProps) {
	const { t } = useTranslation("rights");
	const { employeeId, withdrawal } = person;
	const { data, error, reload } = useResource(() => client.rights.consents({ employeeId }));
	const isAdministrator = useIsAdministrator();
	const [task, setTask] = useState<Task | null>(null);
	const close = () => setTask(null);
	const changed = () => {
		onChanged();
		void reload();
	};
	const dialog = { client, person, onClose: close };
	return (
		<section className={styles.card} aria-labelledby="person-rights">
			<h2 id="person-rights" className={styles.cardTitle}>
				{t("card.title")}
			</h2>
			{withdrawal && <WithdrawalBanner withdrawal={withdrawal} reference={data?.reference ?? null} />}
			<ErrorBanner error={error} onRetry={() => void reload()} />
			{data && <ConsentHistory history={data.history} />}
			<div className={styles.actions}>
				{withdrawal === null ? (
					<Button icon={Undo2} onClick={() => setTask("withdraw")}>
						{t("withdraw.action")}
					</Button>
				) : (
					<Button icon={FileCheck} onClick={() => setTask("renew")}>
						{t("renew.action")}
					</Button>
				)}
				{isAdministrator && (
					<Button icon={Download} onClick={() => setTask("export")}>
						{t("exportData.action")}
					</Button>
				)}
			</div>
			<WithdrawDialog {...dialog} isOpen={task === "withdraw"} onWithdrawn={changed} />
			<RenewDialog
				{...dialog}
				isOpen={task === "renew"}
				onDone={() => {
					close();
					changed();
				}}
			/>
			<ExportDialog {...dialog} isOpen={task === "export"} />
		</section>
	);
}
