import { ChevronLeft, ChevronRight, Pause, Play } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useLanguage } from "../i18n/use-language.ts";
import { useHandsOff } from "../ui/use-hands-off.ts";
import type { Demo } from "./demo-context.tsx";
import styles from "./story-bar.module.css";

/** Whoever held the story and went away has gone for good: it is told to the next one. */
const LEFT_ALONE_MS = 90_000;

/** Below the picture, never over it: what is seen, and how to hold it or go on. */
export function StoryBar({ demo: { story, info } }: { readonly demo: Demo }) {
	const { t, i18n } = useTranslation("demo");
	const language = useLanguage();
	const { chapters, chapter, isHeld, telling } = useStore(story);
	useHandsOff(isHeld ? LEFT_ALONE_MS : null, story.goOn);
	const other = language === "id" ? "en" : "id";
	if (chapters === null || chapter === null)
		return (
			<section className={styles.bar} aria-label={t("region")}>
				<p className={styles.text}>{t("waiting")}</p>
			</section>
		);
	const number = chapters.indexOf(chapter) + 1;
	const progress = t("progress", { number, total: chapters.length });
	return (
		<section className={styles.bar} aria-label={t("region")} data-testid="story" data-chapter={chapter}>
			<div className={styles.words} key={telling} role="status">
				<p className={styles.title}>
					<span className={styles.number} title={progress}>
						<span aria-hidden="true">{`${number}/${chapters.length}`}</span>
						<span className={styles.spoken}>{progress}</span>
					</span>
					{t(`chapter.${chapter}.title`)}
				</p>
				<p className={styles.text}>{isHeld ? t("held") : t(`chapter.${chapter}.text`, { pin: info?.pin ?? "" })}</p>
			</div>
			<div className={styles.controls}>
				<button type="button" className={styles.language} lang={other} onClick={() => void i18n.changeLanguage(other)}>
					{t("otherLanguage")}
				</button>
				<button type="button" className={styles.step} aria-label={t("previous")} onClick={() => story.skip(-1)}>
					<ChevronLeft aria-hidden />
				</button>
				<button type="button" className={styles.play} onClick={isHeld ? story.goOn : story.hold}>
					{isHeld ? <Play aria-hidden /> : <Pause aria-hidden />}
					{t(isHeld ? "goOn" : "hold")}
				</button>
				<button type="button" className={styles.step} aria-label={t("next")} onClick={() => story.skip(1)}>
					<ChevronRight aria-hidden />
				</button>
			</div>
		</section>
	);
}
