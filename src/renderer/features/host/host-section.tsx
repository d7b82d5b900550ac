import { DoorOpen, type LucideIcon, Power, RefreshCw, RotateCw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient, HostAction, KioskStatus } from "../../client/types.ts";
import { useResource } from "../../data/use-resource.ts";
import { Banner } from "../../ui/banner.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { AskedActions } from "../settings/asked-actions.tsx";
import { Section } from "../settings/section.tsx";

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
	const { t } = useTranslation("host");
	const { data, error, reload } = useResource(() => client.host.actions({}));
	const [isAccepted, setIsAccepted] = useState(false);
	const waiting = status?.sync.waiting ?? 0;
	const whatWaits = waiting === 0 ? t("waitingNone") : t("waiting", { count: waiting });
	return (
		<Section title={t("title")} text={t("text")}>
			<ErrorBanner error={error} onRetry={() => void reload()} />
			{isAccepted && <Banner kind="info" title={t("accepted")} />}
			{data?.actions.length === 0 && <p>{t("none")}</p>}
			{data && data.actions.length > 0 && (
				<AskedActions
					isDisabled={isAccepted}
					actions={data.actions.map((name) => ({
						name,
						icon: icons[name],
						kind: name === "restartApp" ? "primary" : "danger",
						help: t(`action.${name}.help`),
						button: t(`action.${name}.button`),
						title: t(`action.${name}.title`),
						question: `${t(`action.${name}.ask`)} ${whatWaits}`,
						confirm: t(`action.${name}.confirm`),
					}))}
					onPerform={async (action) => {
						await client.host.perform({ action });
						setIsAccepted(true);
					}}
				/>
			)}
		</Section>
	);
}
