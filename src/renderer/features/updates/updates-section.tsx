import { RefreshCw, Rocket, RotateCcw } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../client/types.ts";
import { useResource } from "../../data/use-resource.ts";
import { useSave } from "../../data/use-save.ts";
import { useFormats, useLanguage } from "../../i18n/use-language.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Loading } from "../../ui/spinner.tsx";
import { AskedActions } from "../settings/asked-actions.tsx";
import { Section } from "../settings/section.tsx";
import { UpdateHistory } from "./update-history.tsx";
import { isBusy, offeredActions, standingOf, type UpdateOverview } from "./update-view.ts";

/** While something moves it is looked at often: a download shows how far it is. */
const REFRESH_MS = 3_000;

export interface UpdatesSectionProps {
	readonly client: HadirClient;
	/** The host's clock; null until it was heard. */
	readonly nowMs: number | null;
}

/** Which version runs, whether there is a newer one and what it waits for, and what became of the last ones. */
export function UpdatesSection({ client, nowMs }: UpdatesSectionProps) {
	const { t } = useTranslation(["updates", "common"]);
	const { data, error, reload, put } = useResource(() => client.updates.overview({}), REFRESH_MS);
	const checking = useSave();
	const check = () => void checking.run(async () => put(await client.updates.check({})));
	return (
		<>
			<Section title={t("title")} text={t("text")}>
				<ErrorBanner error={error} onRetry={() => void reload()} />
				{!data && error === null && <Loading text={t("common:loading")} />}
				{data && (
					<>
						<Standing overview={data} nowMs={nowMs} />
						<ErrorBanner error={checking.error} />
						{data.feedHost !== null && (
							<div>
								<Button icon={RefreshCw} isBusy={checking.isSaving} isDisabled={isBusy(data)} onClick={check}>
									{t("check")}
								</Button>
							</div>
						)}
						<Actions client={client} overview={data} onDone={put} />
					</>
				)}
			</Section>
			{data && <UpdateHistory history={data.history} />}
		</>
	);
}

function Standing({ overview, nowMs }: { readonly overview: UpdateOverview; readonly nowMs: number | null }) {
	const { t } = useTranslation("updates");
	const formats = useFormats();
	const language = useLanguage();
	const { version, feedHost, lastCheckAtMs, lastCheckFailure, notTaken, release, progress, waitingFor } = overview;
	const standing = standingOf(overview);
	const ago = formats.ago(lastCheckAtMs ?? 0, nowMs ?? Date.now());
	const checked =
		lastCheckAtMs === null ? t("neverChecked", { host: feedHost }) : t("lastCheck", { ago, host: feedHost });
	const text: Readonly<Record<typeof standing, string>> = {
		noFeed: t("standing.noFeedText"),
		checkFailed: t(`reason.${lastCheckFailure ?? "feed"}`),
		notTaken: notTaken ? t(`refusal.${notTaken.because}`, { version: notTaken.version }) : "",
		newest: checked,
		found: release?.notes[language] ?? "",
		downloading: t("standing.downloadingText"),
		ready: waitingFor === null ? t("waiting.now") : t(`waiting.${waitingFor}`),
		installing: t("standing.installingText"),
		trial: t("standing.trialText"),
	};
	const kind = standing === "checkFailed" ? "warning" : standing === "newest" ? "success" : "info";
	const percent = Math.round((progress ?? 0) * 100);
	const title = t(`standing.${standing}`, { version, next: release?.version ?? notTaken?.version ?? "", percent });
	return (
		<>
			<Banner kind={kind} title={title} text={text[standing]} />
			{standing === "ready" && release && release.notes[language] !== "" && <p>{release.notes[language]}</p>}
		</>
	);
}

function Actions({
	client,
	overview,
	onDone,
}: {
	readonly client: HadirClient;
	readonly overview: UpdateOverview;
	readonly onDone: (next: UpdateOverview) => void;
}) {
	const { t } = useTranslation("updates");
	const { release, notTaken, previousVersion } = overview;
	const versions = {
		install: release?.version ?? notTaken?.version ?? "",
		goBack: previousVersion ?? "",
	};
	const offered = offeredActions(overview);
	if (offered.length === 0) return null;
	return (
		<AskedActions
			isDisabled={isBusy(overview)}
			actions={offered.map((name) => ({
				name,
				icon: name === "install" ? Rocket : RotateCcw,
				kind: name === "install" ? "primary" : "danger",
				help: t(`action.${name}.help`),
				button: t(`action.${name}.button`, { version: versions[name] }),
				title: t(`action.${name}.title`, { version: versions[name] }),
				question: t(`action.${name}.ask`),
				confirm: t(`action.${name}.confirm`),
			}))}
			onPerform={async (name) => onDone(await client.updates[name]({}))}
		/>
	);
}
