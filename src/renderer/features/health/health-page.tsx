// Whether the kiosk is well: one line a part, with what to do; details below; and the file for whoever helps.
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useIsDemo } from "../../client/host-context.tsx";
import { useIsAdministrator } from "../../client/operator-context.tsx";
import { useResource } from "../../data/use-resource.ts";
import { useSave } from "../../data/use-save.ts";
import { Banner } from "../../ui/banner.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Page } from "../../ui/page.tsx";
import { Loading } from "../../ui/spinner.tsx";
import { useHasCamera } from "../today/use-has-camera.ts";
import { BundleSection } from "./bundle-section.tsx";
import { countTrouble, judge } from "./health-findings.ts";
import { HealthList } from "./health-list.tsx";
import { PackTable, StageTable } from "./health-tables.tsx";
import { LogStanding } from "./log-standing.tsx";

const REFRESH_MS = 5_000;

export interface HealthPageProps {
	readonly client: HadirClient;
	readonly onShowDeliveries: () => void;
}

export function HealthPage({ client, onShowDeliveries }: HealthPageProps) {
	const { t } = useTranslation(["health", "common"]);
	const { data, error, reload } = useResource(() => client.health.report({}), REFRESH_MS);
	const check = useSave();
	const isDemo = useIsDemo();
	const isAdministrator = useIsAdministrator();
	const camera = useHasCamera();
	const checkLog = () =>
		void check.run(async () => {
			await client.health.checkLog({});
			await reload();
		});
	const verdicts = data && judge(data, isDemo ? null : camera);
	const trouble = verdicts ? countTrouble(verdicts) : 0;
	return (
		<Page title={t("title")} height="scroll">
			<ErrorBanner error={error} onRetry={() => void reload()} />
			{!data && error === null && <Loading text={t("common:loading")} />}
			{data && verdicts && (
				<>
					{trouble === 0 ? (
						<Banner kind="success" title={t("allGood")} />
					) : (
						<Banner kind="warning" title={t("needsLook", { count: trouble })} />
					)}
					<LogStanding client={client} report={data} mayAccept={isAdministrator} onAccepted={reload} />
					<ErrorBanner error={check.error} />
					<HealthList
						report={data}
						verdicts={verdicts}
						hasCamera={isDemo ? null : camera}
						isChecking={check.isSaving}
						onCheckLog={checkLog}
						onShowDeliveries={isAdministrator ? onShowDeliveries : null}
					/>
					<StageTable stages={data.vitals.stages} />
					{data.packs && <PackTable packs={data.packs} />}
					{isAdministrator && <BundleSection client={client} />}
				</>
			)}
		</Page>
	);
}
