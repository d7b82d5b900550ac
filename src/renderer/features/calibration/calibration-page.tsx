// The thresholds by this kiosk's own gallery: what it shows, what follows from it, and the way there and back.
import { RotateCcw, RotateCw, SlidersHorizontal } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useResource } from "../../data/use-resource.ts";
import { useSave } from "../../data/use-save.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Page } from "../../ui/page.tsx";
import { Loading } from "../../ui/spinner.tsx";
import { Section } from "../settings/section.tsx";
import { BandTable } from "./band-table.tsx";
import styles from "./calibration-page.module.css";
import { type Calibration, isChange } from "./calibration-view.ts";
import { PeopleTables } from "./people-tables.tsx";
import { SpreadChart } from "./spread-chart.tsx";

export interface CalibrationPageProps {
	readonly client: HadirClient;
	readonly onShowEmployees: () => void;
}

export function CalibrationPage({ client, onShowEmployees }: CalibrationPageProps) {
	const { t } = useTranslation("calibration");
	const { data, error, isLoading, reload } = useResource(async () => {
		const [calibration, people] = await Promise.all([client.calibration.report({}), client.employees.list({})]);
		return { calibration, names: new Map(people.map(({ employeeId, name }) => [employeeId, name])) };
	});
	const again = (
		<Button icon={RotateCw} isBusy={isLoading} onClick={() => void reload()}>
			{t("again")}
		</Button>
	);
	return (
		<Page title={t("title")} note={t("note")} action={data ? again : undefined} height="scroll">
			<ErrorBanner error={error} onRetry={() => void reload()} />
			{!data && error === null && <Loading text={t("making")} />}
			{data && (
				<>
					<Suggestion client={client} calibration={data.calibration} onChanged={() => void reload()} />
					<Section title={t("chart.title")} text={t("chart.text")}>
						<SpreadChart report={data.calibration.report} />
					</Section>
					<PeopleTables
						report={data.calibration.report}
						nameOf={(id) => {
							const name = data.names.get(id);
							return name === undefined ? id : `${name} (${id})`;
						}}
						onShowEmployees={onShowEmployees}
					/>
				</>
			)}
		</Page>
	);
}

interface SuggestionProps {
	readonly client: HadirClient;
	readonly calibration: Calibration;
	readonly onChanged: () => void;
}

/** What the gallery says, the figures behind it, and the two ways to act on it: each asks first. */
function Suggestion({ client, calibration, onChanged }: SuggestionProps) {
	const { t } = useTranslation(["calibration", "common"]);
	const formats = useFormats();
	const [asked, setAsked] = useState<"apply" | "revert" | null>(null);
	const [done, setDone] = useState<"apply" | "revert" | null>(null);
	const save = useSave();
	const { report, reportId, override } = calibration;
	const mayApply = report.evidence === "thresholds" && isChange(report);
	const act = (what: "apply" | "revert") =>
		void save.run(async () => {
			if (what === "apply") await client.calibration.apply({ reportId });
			else await client.calibration.revert({});
			setAsked(null);
			setDone(what);
			onChanged();
		});
	const dialog = asked ?? "apply";
	return (
		<Section title={t("bands.title")} text={t("counted", { people: report.people, templates: report.templates })}>
			{done !== null && <Banner kind="success" title={t(`${done}.done`)} />}
			<Banner
				kind={mayApply ? "warning" : "info"}
				title={t(`evidence.${report.evidence}.title`)}
				text={t(`evidence.${report.evidence}.text`)}
			/>
			{override && <p className={styles.muted}>{t("inForce", { date: formats.shortDate(override.appliedAtMs) })}</p>}
			<BandTable report={report} />
			<div className={styles.actions}>
				{mayApply && (
					<Button kind="primary" icon={SlidersHorizontal} onClick={() => setAsked("apply")}>
						{t("apply.action")}
					</Button>
				)}
				{override && (
					<Button icon={RotateCcw} onClick={() => setAsked("revert")}>
						{t("revert.action")}
					</Button>
				)}
			</div>
			<ConfirmDialog
				isOpen={asked !== null}
				kind="primary"
				title={t(`${dialog}.title`)}
				text={t(`${dialog}.text`)}
				confirmLabel={t(`${dialog}.confirm`)}
				cancelLabel={t("common:cancel")}
				isBusy={save.isSaving}
				onConfirm={() => asked && act(asked)}
				onCancel={() => setAsked(null)}
			>
				<ErrorBanner error={save.error} />
			</ConfirmDialog>
		</Section>
	);
}
