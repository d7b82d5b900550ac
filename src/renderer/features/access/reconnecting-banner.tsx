import { RefreshCw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useConnectionState } from "../../client/host-context.tsx";
import styles from "./reconnecting-banner.module.css";

/** Above the wizard and the supervisor area while the host is away; the kiosk has a screen of its own for it. */
export function ReconnectingBanner() {
	const { t } = useTranslation("kiosk");
	const { phase } = useConnectionState();
	return (
		<div className={styles.region} role="status">
			{phase === "reconnecting" ? (
				<p className={styles.banner}>
					<RefreshCw size={18} aria-hidden="true" />
					{t("reconnecting.title")}
				</p>
			) : null}
		</div>
	);
}
