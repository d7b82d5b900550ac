// The kiosk in numbers: when people come, how often they are recognised, how sure that is, what waits to be sent.
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useResource } from "../../data/use-resource.ts";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Page } from "../../ui/page.tsx";
import { Loading } from "../../ui/spinner.tsx";
import { ArrivalsChart } from "./arrivals-chart.tsx";
import { BacklogChart } from "./backlog-chart.tsx";
import { DaysChart, ReasonsChart } from "./endings-charts.tsx";
import { SimilarityChart } from "./similarity-chart.tsx";

const REFRESH_MS = 60_000;

export function StatisticsPage({ client }: { readonly client: HadirClient }) {
	const { t } = useTranslation(["statistics", "common"]);
	const { data, error, reload } = useResource(() => client.statistics.read({}), REFRESH_MS);
	return (
		<Page title={t("title")} note={t("note")} height="scroll">
			<ErrorBanner error={error} onRetry={() => void reload()} />
			{!data && error === null && <Loading text={t("common:loading")} />}
			{data && (
				<>
					<ArrivalsChart statistics={data} />
					<DaysChart statistics={data} />
					<ReasonsChart statistics={data} />
					<SimilarityChart statistics={data} />
					<BacklogChart statistics={data} />
				</>
			)}
		</Page>
	);
}
