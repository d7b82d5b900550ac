import { useTranslation } from "react-i18next";
import { Mark } from "./mark.tsx";
import styles from "./splash.module.css";

/** In place of a page that broke, until it has loaded itself anew. */
export function BrokenScreen() {
	const { t } = useTranslation("kiosk");
	return (
		<main className={styles.splash} data-theme="dark" data-testid="broken">
			<Mark className={styles.mark} />
			<div role="status">
				<p className={styles.title}>{t("broken.title")}</p>
				<p className={styles.text}>{t("broken.action")}</p>
			</div>
		</main>
	);
}
