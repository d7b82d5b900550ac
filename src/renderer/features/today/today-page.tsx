// Who is here, who is not, and what happened last. Each number leads to the people behind it.
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useIsDemo, useStatus } from "../../client/host-context.tsx";
import { useIsAdministrator, useIsStaff } from "../../client/operator-context.tsx";
import { useResource } from "../../data/use-resource.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Page } from "../../ui/page.tsx";
import { Loading } from "../../ui/spinner.tsx";
import { ClockBanner } from "../attendance/clock-banner.tsx";
import { DeliveryBanner } from "../attendance/delivery-banner.tsx";
import { RightsBanner } from "../rights/rights-banner.tsx";
import { LatestPunches } from "./latest-punches.tsx";
import { PresenceList } from "./presence-list.tsx";
import { PresenceTiles } from "./presence-tiles.tsx";
import type { PresenceGroup } from "./today-types.ts";
import { useHasCamera } from "./use-has-camera.ts";

const REFRESH_MS = 5_000;

/** Where the page leads. */
export interface TodayLinks {
	readonly onEnroll: () => void;
	readonly onShowLog: () => void;
	readonly onShowDeliveries: () => void;
	readonly onShowEmployees: () => void;
}

export interface TodayPageProps extends TodayLinks {
	readonly client: HadirClient;
}

export function TodayPage({ client, onEnroll, onShowLog, onShowDeliveries, onShowEmployees }: TodayPageProps) {
	const { t } = useTranslation(["today", "common"]);
	const { data, error, reload } = useResource(() => client.today.overview({}), REFRESH_MS);
	/** null: the latest punches. */
	const [group, setGroup] = useState<PresenceGroup | null>(null);
	const dates = useFormats("UTC");
	const isStaff = useIsStaff();
	const isAdministrator = useIsAdministrator();
	const isFirstDay = data !== null && data.employees === 0 && data.latest.length === 0;
	return (
		<Page title={t("title")} note={data ? dates.longDate(`${data.date}T12:00:00Z`) : ""}>
			<ErrorBanner error={error} onRetry={() => void reload()} />
			{!data && error === null && <Loading text={t("common:loading")} />}
			{isAdministrator && <RightsBanner client={client} onShowEmployees={onShowEmployees} />}
			<Warnings client={client} onShowDeliveries={onShowDeliveries} />
			{isFirstDay && (
				<EmptyState
					icon={UserPlus}
					title={t("nobody.title")}
					text={t("nobody.text")}
					action={
						isStaff && (
							<Button kind="primary" size="large" icon={UserPlus} onClick={onEnroll}>
								{t("nobody.action")}
							</Button>
						)
					}
				/>
			)}
			{data && !isFirstDay && (
				<>
					<PresenceTiles overview={data} selected={group} onSelect={setGroup} />
					{group === null ? (
						<LatestPunches punches={data.latest} onShowLog={onShowLog} />
					) : (
						<PresenceList key={group} client={client} group={group} onBack={() => setGroup(null)} />
					)}
				</>
			)}
		</Page>
	);
}

/** What keeps punches from being right or from arriving. */
function Warnings({ client, onShowDeliveries }: Pick<TodayPageProps, "client" | "onShowDeliveries">) {
	const { t } = useTranslation("today");
	const status = useStatus();
	const isDemo = useIsDemo();
	const hasCamera = useHasCamera();
	const isAdministrator = useIsAdministrator();
	if (!status) return null;
	const needsLook =
		status.sync.network !== "not_configured" && (status.sync.deadLetters > 0 || status.sync.waiting > 0);
	return (
		<>
			<ClockBanner client={client} status={status} />
			{hasCamera === false && isDemo === false && (
				<Banner kind="warning" title={t("camera.title")} text={t("camera.text")} />
			)}
			<DeliveryBanner
				sync={status.sync}
				nowMs={status.nowMs}
				action={needsLook && isAdministrator ? <Button onClick={onShowDeliveries}>{t("sync.open")}</Button> : undefined}
			/>
		</>
	);
}
