import { DatabaseBackup } from "lucide-react";
import { useTranslation } from "react-i18next";
import { isErrorCode } from "../../../contract/index.ts";
import { errorText } from "../../../contract/messages/index.ts";
import type { HadirClient } from "../../client/types.ts";
import { useResource } from "../../data/use-resource.ts";
import { useSave } from "../../data/use-save.ts";
import { useFormats, useLanguage } from "../../i18n/use-language.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Loading } from "../../ui/spinner.tsx";
import { Section } from "../settings/section.tsx";
import { type BackupOverview, folderTrouble } from "./backup-draft.ts";
import { BackupList } from "./backup-list.tsx";
import { BackupScheduleForm } from "./backup-schedule-form.tsx";

const REFRESH_MS = 10_000;

export interface BackupsSectionProps {
	readonly client: HadirClient;
	/** The host's clock; null until it was heard. */
	readonly nowMs: number | null;
}

/** How old the last backup is, one now, when they are made, and what is there. */
export function BackupsSection({ client, nowMs }: BackupsSectionProps) {
	const { t } = useTranslation(["backups", "common"]);
	const { data, error, reload, put } = useResource(() => client.backups.overview({}), REFRESH_MS);
	const making = useSave();
	const make = () => void making.run(async () => put(await client.backups.backUpNow({})));
	return (
		<>
			<Section title={t("title")} text={t("text")}>
				<ErrorBanner error={error} onRetry={() => void reload()} />
				{!data && error === null && <Loading text={t("common:loading")} />}
				{data && (
					<>
						{making.isSaved ? <Banner kind="success" title={t("made")} /> : <Standing overview={data} nowMs={nowMs} />}
						<ErrorBanner error={making.error} />
						{making.error === null && <Trouble overview={data} />}
						<div>
							<Button kind="primary" icon={DatabaseBackup} isBusy={making.isSaving || data.isRunning} onClick={make}>
								{t("now")}
							</Button>
						</div>
						<BackupScheduleForm
							settings={data.settings}
							onSave={async (changes) => put(await client.backups.configure(changes))}
						/>
					</>
				)}
			</Section>
			{data && <BackupList overview={data} />}
			<Section title={t("restore.title")} text={t("restore.text")}>
				{null}
			</Section>
		</>
	);
}

function Standing({ overview, nowMs }: { readonly overview: BackupOverview; readonly nowMs: number | null }) {
	const { t } = useTranslation("backups");
	const formats = useFormats();
	const { verdict, lastAtMs, nextAtMs, isRunning } = overview;
	const ago = formats.ago(lastAtMs ?? 0, nowMs ?? Date.now());
	const next =
		nextAtMs === null
			? t("state.off")
			: t("state.next", { date: formats.shortDate(nextAtMs), time: formats.time(nextAtMs) });
	const text = isRunning ? t("state.running") : next;
	return <Banner kind={verdict === "good" ? "info" : "warning"} title={t(`state.${verdict}`, { ago })} text={text} />;
}

/** What went wrong with the last one, and that it opens nowhere else without a recovery kit. */
function Trouble({ overview }: { readonly overview: BackupOverview }) {
	const { t } = useTranslation("backups");
	const language = useLanguage();
	const { failures, lastRun, backups } = overview;
	const code = lastRun?.errorCode ?? null;
	const reason = isErrorCode(code) ? errorText(code, language).title : "";
	const newest = backups[0];
	return (
		<>
			{failures > 0 && (
				<Banner kind="problem" title={t("failed", { count: failures })} text={t("failedText", { reason })} />
			)}
			{lastRun?.folderError && (
				<Banner
					kind="warning"
					title={t("folderAway")}
					text={t("folderAwayText", {
						count: lastRun.folderFailures,
						reason: t(`folderTrouble.${folderTrouble(lastRun.folderError)}`, { reason: lastRun.folderError }),
					})}
				/>
			)}
			{newest && !newest.hasRecovery && <Banner kind="warning" title={t("noKit")} text={t("noKitText")} />}
		</>
	);
}
