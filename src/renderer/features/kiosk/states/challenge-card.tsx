import { useTranslation } from "react-i18next";
import type { KioskView } from "../kiosk-view.ts";
import styles from "./challenge-card.module.css";
import { HeadFigure } from "./head-figure.tsx";
import { TimeBar } from "./time-bar.tsx";

export type ChallengeCardProps = Omit<Extract<KioskView, { kind: "challenge" }>, "kind">;

/** Something to do, to show that somebody is really there: one step at a time, with the time that is left for it. */
export function ChallengeCard({ step, stepNumber, steps, remainingMs }: ChallengeCardProps) {
	const { t } = useTranslation("kiosk");
	return (
		<section className={styles.card} data-testid="card-challenge" data-step={step}>
			<div className={styles.figure}>
				<HeadFigure key={`${step}-${stepNumber}`} step={step} />
			</div>
			<div className={styles.words}>
				<p className={styles.title}>{t(`challenge.${step}`)}</p>
				<p className={styles.why}>{t("challenge.why")}</p>
			</div>
			<div className={styles.foot}>
				<p className={styles.count}>{t("challenge.count", { step: stepNumber, steps })}</p>
				<TimeBar key={`${step}-${stepNumber}`} runsForMs={remainingMs} />
			</div>
		</section>
	);
}
