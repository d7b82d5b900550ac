import { Eye, KeyRound, type LucideIcon, RefreshCw, SquareCheckBig } from "lucide-react";
import { useTranslation } from "react-i18next";
import { type Language, languages } from "../../i18n/language.ts";
import styles from "./poster.module.css";

export interface PosterProps {
	readonly kioskName: string;
	/** As typed in the settings; may be empty. */
	readonly contact: string;
}

const steps = [
	{ key: "look", textKey: "lookText", icon: Eye },
	{ key: "card", textKey: "cardText", icon: SquareCheckBig },
	{ key: "turn", textKey: "turnText", icon: RefreshCw },
] as const satisfies readonly { key: string; textKey: string; icon: LucideIcon }[];

const facts = ["basis", "purpose", "data", "retention", "rights"] as const;

/** One A4 sheet for the door: Indonesian above, English below it, whatever language the screen speaks. */
export function Poster({ kioskName, contact }: PosterProps) {
	return (
		<article className={styles.sheet} data-testid="poster">
			<header className={styles.head}>
				<img className={styles.mark} src="./icon.svg" alt="" />
				<p className={styles.product}>Hadir</p>
				<p className={styles.kiosk}>{kioskName}</p>
			</header>
			{languages.map((language) => (
				<Half key={language} language={language} contact={contact} />
			))}
		</article>
	);
}

function Half({ language, contact }: { readonly language: Language; readonly contact: string }) {
	const { i18n } = useTranslation();
	const t = i18n.getFixedT(language, "poster");
	return (
		<section className={styles.half} lang={language}>
			<h3 className={styles.lead}>{t("lead")}</h3>
			<ol className={styles.steps}>
				{steps.map(({ key, textKey, icon: Icon }) => (
					<li key={key} className={styles.step}>
						<Icon aria-hidden />
						<div>
							<p className={styles.stepTitle}>{t(`steps.${key}`)}</p>
							<p>{t(`steps.${textKey}`)}</p>
						</div>
					</li>
				))}
			</ol>
			<p className={styles.otherWay}>
				<KeyRound aria-hidden />
				{t("otherWay")}
			</p>
			<h4 className={styles.privacy}>{t("privacy")}</h4>
			<dl className={styles.facts}>
				{facts.map((fact) => (
					<div key={fact} className={styles.fact}>
						<dt>{t(fact)}</dt>
						<dd>{t(`${fact}Text`)}</dd>
					</div>
				))}
				<div className={styles.contact}>
					<dt>{t("ask")}</dt>
					<dd>{contact === "" ? t("askSupervisor") : contact}</dd>
				</div>
			</dl>
		</section>
	);
}
