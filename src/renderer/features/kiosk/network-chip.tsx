import { Check, CloudOff, type LucideIcon, Unplug } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { KioskStatus } from "../../client/types.ts";
import styles from "./network-chip.module.css";

const icons: Readonly<Record<KioskStatus["sync"]["network"], LucideIcon>> = {
	online: Check,
	offline: CloudOff,
	not_configured: Unplug,
};

/** Whether events get through, and how many wait. Offline is no alarm: everything is kept. */
export function NetworkChip({ sync }: { readonly sync: KioskStatus["sync"] }) {
	const { t } = useTranslation("kiosk");
	const Icon = icons[sync.network];
	return (
		<p className={styles.chip} data-network={sync.network} data-testid="network">
			<Icon aria-hidden="true" />
			<span>{t(`bar.${sync.network}`)}</span>
			{sync.waiting > 0 ? <span className={styles.waiting}>{t("bar.waiting", { count: sync.waiting })}</span> : null}
		</p>
	);
}
