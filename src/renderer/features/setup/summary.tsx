import { ArrowLeft, ArrowRight, Check, CircleCheck, Clock3 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStatus } from "../../client/host-context.tsx";
import type { Settings } from "../../client/types.ts";
import { languageNames } from "../../i18n/language.ts";
import { Button } from "../../ui/button.tsx";
import { ruleDraftOf } from "../settings/rules-draft.ts";
import { SetupHeader } from "./setup-header.tsx";
import styles from "./setup-wizard.module.css";

export interface SummaryProps {
	readonly settings: Settings;
	/** Number of the recovery paper; null when it was left for later. */
	readonly kitId: string | null;
	readonly tried: string | null;
	readonly onBack: () => void;
	readonly onOpen: () => void;
}

/** What there is now, and what can be done later. */
export function Summary({ settings, kitId, tried, onBack, onOpen }: SummaryProps) {
	const { t } = useTranslation(["setup", "common", "settings"]);
	const status = useStatus();
	const enrolled = status?.enrolledEmployees ?? 0;
	const target = status?.sync.targetHost ?? null;
	const facts = [
		{ id: "language", value: languageNames[settings.language], isDone: true },
		{ id: "kiosk", value: settings.kioskName, isDone: true },
		{ id: "direction", value: t(`settings:rules.choices.${ruleDraftOf(settings.directionRule).choice}`), isDone: true },
		{ id: "hris", value: target ?? t("ready.later"), isDone: target !== null },
		{ id: "recovery", value: kitId ?? t("ready.later"), isDone: kitId !== null },
		{ id: "people", value: t("ready.people", { count: enrolled }), isDone: enrolled > 0 },
		{ id: "tryOut", value: tried ?? t("ready.notTried"), isDone: tried !== null },
	] as const;
	return (
		<div className={styles.wizard} data-scale="standing">
			<SetupHeader step="ready" />
			{/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1) */}
			<main className={styles.main} tabIndex={0}>
				<div className={styles.ready}>
					<CircleCheck className={styles.readyIcon} aria-hidden />
					<h1 className={styles.title}>{t("ready.title")}</h1>
					<p className={styles.text}>{t(enrolled > 0 ? "ready.text" : "ready.textNobody")}</p>
					<dl className={styles.facts}>
						{facts.map(({ id, value, isDone }) => (
							<div key={id} className={styles.fact}>
								<dt>
									{isDone ? <Check className={styles.factDone} aria-hidden /> : <Clock3 aria-hidden />}
									{t(`ready.facts.${id}`)}
								</dt>
								<dd>{value}</dd>
							</div>
						))}
					</dl>
				</div>
			</main>
			<footer className={styles.footer}>
				<div className={styles.buttons}>
					<Button kind="quiet" size="large" icon={ArrowLeft} onClick={onBack}>
						{t("common:back")}
					</Button>
					<Button kind="primary" size="large" iconAfter={ArrowRight} onClick={onOpen}>
						{t("ready.open")}
					</Button>
				</div>
			</footer>
		</div>
	);
}
