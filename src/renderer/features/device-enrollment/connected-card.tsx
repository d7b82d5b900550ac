import { MonitorSmartphone, RefreshCw, Square } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/use-language.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import styles from "./device-page.module.css";
import type { ConnectedDevice } from "./device-types.ts";

export interface ConnectedCardProps {
	readonly device: ConnectedDevice;
	readonly isBusy: boolean;
	readonly onReplace: () => void;
	readonly onStop: () => void;
}

/** Who is let in now. */
export function ConnectedCard({ device, isBusy, onReplace, onStop }: ConnectedCardProps) {
	const { t } = useTranslation("devices");
	const formats = useFormats();
	return (
		<div className={styles.closed} data-testid="device-connected">
			<MonitorSmartphone className={styles.connectedIcon} aria-hidden />
			<div role="status">
				<h2 className={styles.title}>{t("connected.title")}</h2>
			</div>
			<p className={styles.text}>{t("connected.since", { time: formats.time(device.sinceMs) })}</p>
			<p className={styles.count}>{t("connected.enrolled", { count: device.enrolled })}</p>
			{!device.isHeard && <Banner kind="warning" title={t("connected.away")} />}
			<div className={styles.buttons}>
				<Button size="large" icon={RefreshCw} isDisabled={isBusy} onClick={onReplace}>
					{t("connected.replace")}
				</Button>
				<Button size="large" kind="primary" icon={Square} isBusy={isBusy} onClick={onStop}>
					{t("code.stop")}
				</Button>
			</div>
		</div>
	);
}
