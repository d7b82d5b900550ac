// The real kiosk, with a line above it: the first punch is a real one, so that all of the way is tried, to the log and the
// HRIS. A trial that records nothing would leave out what most often goes wrong.
import { ArrowLeft, ArrowRight, CircleCheck, ScanFace } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Settings } from "../../client/types.ts";
import { Button } from "../../ui/button.tsx";
import { KioskPage } from "../kiosk/kiosk-page.tsx";
import styles from "./try-out.module.css";

export interface TryOutProps {
	readonly settings: Settings;
	/** Whose punch was recorded. */
	readonly tried: string | null;
	readonly onTried: (name: string) => void;
	readonly onBack: () => void;
	readonly onNext: () => void;
}

export function TryOut({ settings, tried, onTried, onBack, onNext }: TryOutProps) {
	const { t } = useTranslation(["setup", "common"]);
	const Icon = tried === null ? ScanFace : CircleCheck;
	return (
		<div className={styles.screen}>
			<header className={styles.bar} data-scale="standing">
				<Icon className={tried === null ? styles.icon : styles.done} aria-hidden />
				<div className={styles.words} role="status">
					<h1 className={styles.title}>{tried === null ? t("tryOut.title") : t("tryOut.done", { name: tried })}</h1>
					<p className={styles.text}>{t(tried === null ? "tryOut.text" : "tryOut.doneText")}</p>
				</div>
				<Button kind="quiet" size="large" icon={ArrowLeft} onClick={onBack}>
					{t("common:back")}
				</Button>
				<Button kind={tried === null ? "secondary" : "primary"} size="large" iconAfter={ArrowRight} onClick={onNext}>
					{t(tried === null ? "tryOut.skip" : "common:next")}
				</Button>
			</header>
			<div className={styles.kiosk}>
				<KioskPage settings={settings} onSupervisor={onBack} onPunch={({ name }) => onTried(name)} />
			</div>
		</div>
	);
}
