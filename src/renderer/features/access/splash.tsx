import { useTranslation } from "react-i18next";
import { Mark } from "./mark.tsx";
import styles from "./splash.module.css";

/** Until the host was heard for the first time. */
export function Splash() {
	const { t } = useTranslation("kiosk");
	return (
		<main className={styles.splash} data-theme="dark" data-testid="splash">
			<Mark className={styles.mark} />
			<p className={styles.text} role="status">
				{t("splash")}
			</p>
		</main>
	);
}
