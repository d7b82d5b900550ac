import { DoorOpen, type LucideIcon, Power, RefreshCw, RotateCw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient, HostAction, KioskStatus } from "../../client/types.ts";
import { useResource } from "../../data/use-resource.ts";
import { useSave } from "../../data/use-save.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Section } from "../settings/section.tsx";
import styles from "./host-section.module.css";

const icons: Readonly<Record<HostAction, LucideIcon>> = {
	leaveKiosk: DoorOpen,
	restartApp: RotateCw,
	restartComputer: RefreshCw,
	shutDownComputer: Power,
};

export interface HostSectionProps {
	readonly client: HadirClient;
	/** null until the host was heard. */
	readonly status: KioskStatus | null;
}

/** What this host can do about itself. What it cannot do is not shown. */
export function HostSection({ client, status }: HostSectionProps) {
	const { t } = useTranslation(["host", "common"]);
	const { data, error, reload } = useResource(() => client.host.actions({}));
	const [asked, setAsked] = useState<HostAction | null>(null);
	const [isAccepted, setIsAccepted] = useState(false);
	const save = useSave();
	const perform = (action: HostAction) =>
		save.run(async () => {
			await client.host.perform({ action });
			setAsked(null);
			setIsAccepted(true);
		});
	const waiting = status?.sync.waiting ?? 0;
	const whatWaits = waiting === 0 ? t("waitingNone") : t("waiting", { count: waiting });
	return (
		<Section title={t("title")} text={t("text")}>
			<ErrorBanner error={error} onRetry={() => void reload()} />
			{isAccepted && <Banner kind="info" title={t("accepted")} />}
			{data?.actions.length === 0 && <p>{t("none")}</p>}
			{data && data.actions.length > 0 && (
				<ul className={styles.list}>
					{data.actions.map((action) => (
						<li key={action} className={styles.item}>
							<p className={styles.help}>{t(`action.${action}.help`)}</p>
							<Button icon={icons[action]} isDisabled={isAccepted} onClick={() => setAsked(action)}>
								{t(`action.${action}.button`)}
							</Button>
						</li>
					))}
				</ul>
			)}
			{asked !== null && (
				<ConfirmDialog
					isOpen
					title={t(`action.${asked}.title`)}
					text={`${t(`action.${asked}.ask`)} ${whatWaits}`}
					confirmLabel={t(`action.${asked}.confirm`)}
					cancelLabel={t("common:cancel")}
					kind={asked === "restartApp" ? "primary" : "danger"}
					isBusy={save.isSaving}
					onConfirm={() => void perform(asked)}
					onCancel={() => {
						setAsked(null);
						save.touch();
					}}
				>
					<ErrorBanner error={save.error} />
				</ConfirmDialog>
			)}
		</Section>
	);
}
