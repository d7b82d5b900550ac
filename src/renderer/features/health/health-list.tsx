import { CircleCheck, CircleDashed, CircleX, ShieldCheck, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isErrorCode } from "../../../contract/index.ts";
import { errorText } from "../../../contract/messages/index.ts";
import { useFormats, useLanguage } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { brokenPacks, type HealthReport, type Verdict, type Verdicts } from "./health-findings.ts";
import styles from "./health-page.module.css";
import { useHealthWords } from "./use-health-words.ts";

const icons = { good: CircleCheck, warning: TriangleAlert, bad: CircleX, unknown: CircleDashed };

export interface HealthListProps {
	readonly report: HealthReport;
	readonly verdicts: Verdicts;
	readonly hasCamera: boolean | null;
	readonly isChecking: boolean;
	readonly onCheckLog: () => void;
	/** null: whoever looks may not go there. */
	readonly onShowDeliveries: (() => void) | null;
}

export function HealthList({ report, verdicts, hasCamera, isChecking, ...go }: HealthListProps) {
	const { t } = useTranslation(["health", "settings"]);
	const words = useHealthWords(report);
	const { status } = report;
	const { targets } = status.sync;
	return (
		<ul className={styles.parts}>
			<Part name={t("subject.camera")} verdict={verdicts.camera}>
				{hasCamera === false ? t("camera.none") : words.camera()}
			</Part>
			<Part name={t("subject.engine")} verdict={verdicts.engine}>
				<EngineText status={status} />
			</Part>
			<Part name={t("subject.liveness")} verdict={verdicts.liveness}>
				{words.liveness()}
			</Part>
			<Part name={t("subject.models")} verdict={verdicts.models}>
				<ModelsText report={report} />
			</Part>
			<Part name={t("subject.disk")} verdict={verdicts.disk}>
				{words.disk()}
			</Part>
			<Part name={t("subject.clock")} verdict={verdicts.clock}>
				{words.clock()}
			</Part>
			<Part
				name={t("subject.database")}
				verdict={verdicts.database}
				action={
					<Button icon={ShieldCheck} isBusy={isChecking} onClick={go.onCheckLog}>
						{t("database.check")}
					</Button>
				}
			>
				{words.database()}
			</Part>
			<Part name={t("subject.backup")} verdict={verdicts.backup}>
				{words.backup()}
			</Part>
			{targets.length === 0 && (
				<Part name={t("subject.sync", { name: "HRIS" })} verdict="unknown">
					{t("sync.none")}
				</Part>
			)}
			{targets.map((target) => (
				<Part
					key={target.targetId}
					name={t("subject.sync", { name: target.name })}
					verdict={verdicts.targets[target.targetId] ?? "unknown"}
					action={go.onShowDeliveries && <Button onClick={go.onShowDeliveries}>{t("sync.open")}</Button>}
				>
					{words.target(target)}
				</Part>
			))}
			<Part name={t("subject.version")} verdict="good">
				{words.host()}
			</Part>
		</ul>
	);
}

function EngineText({ status }: Pick<HealthReport, "status">) {
	const { t } = useTranslation(["health", "settings"]);
	const language = useLanguage();
	const { state, restarts, errorCode } = status.engine;
	if (isErrorCode(errorCode)) {
		const { title, action } = errorText(errorCode, language);
		return `${title} ${action}`;
	}
	const restarted = restarts > 0 ? ` ${t("engine.restarts", { count: restarts })}` : "";
	return `${t(`settings:status.engineState.${state}`)}.${restarted}`;
}

function ModelsText({ report }: { readonly report: HealthReport }) {
	const { t } = useTranslation("health");
	const language = useLanguage();
	const formats = useFormats();
	const broken = brokenPacks(report);
	if (broken.length > 0) return t("models.broken", { names: formats.list(broken) });
	if (report.packs === null && isErrorCode(report.modelsErrorCode))
		return errorText(report.modelsErrorCode, language).title;
	const installed = (report.packs ?? []).filter(({ state }) => state === "installed");
	return t("models.installed", { names: formats.list(installed.map(({ packId }) => packId)) });
}

interface PartProps {
	readonly name: string;
	readonly verdict: Verdict;
	readonly action?: ReactNode;
	readonly children: ReactNode;
}

/** Told apart by icon and word; colour only helps. */
function Part({ name, verdict, action, children }: PartProps) {
	const { t } = useTranslation("health");
	const Icon = icons[verdict];
	return (
		<li className={styles.part}>
			<span className={styles.verdict} data-verdict={verdict}>
				<Icon aria-hidden />
				{t(`verdict.${verdict}`)}
			</span>
			<div className={styles.words}>
				<h2 className={styles.name}>{name}</h2>
				<p className={styles.muted}>{children}</p>
			</div>
			{action}
		</li>
	);
}
