import { LockKeyhole, ShieldCheck, SwitchCamera } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStatus } from "../../client/host-context.tsx";
import { KioskClock } from "./kiosk-clock.tsx";
import { LookAgainChip } from "./look-again-chip.tsx";
import { NetworkChip } from "./network-chip.tsx";
import styles from "./quiet-bar.module.css";

export interface QuietBarProps {
	readonly kioskName: string;
	/** The chosen camera is away, and another one stands in. */
	readonly hasSubstituteCamera: boolean;
	onPrivacy(): void;
	onSupervisor(): void;
}

/** What is always there and never asks for attention: the time, where one is, whether events get through. */
export function QuietBar({ kioskName, hasSubstituteCamera, onPrivacy, onSupervisor }: QuietBarProps) {
	const { t } = useTranslation(["kiosk", "privacy"]);
	const status = useStatus();
	return (
		<section className={styles.bar} aria-label={t("bar.region")}>
			<KioskClock timeZone={status?.timeZone} isSuspect={status?.kioskClock.state === "suspect"} />
			<div className={styles.side}>
				<div className={styles.place}>
					<p className={styles.name}>{kioskName}</p>
					{status ? <NetworkChip sync={status.sync} /> : null}
					{hasSubstituteCamera && (
						<LookAgainChip
							icon={SwitchCamera}
							text={t("bar.camera_substitute")}
							className={styles.substitute}
							testId="camera-substitute"
						/>
					)}
				</div>
				<button type="button" className={styles.privacy} aria-label={t("privacy:open")} onClick={onPrivacy}>
					<ShieldCheck aria-hidden="true" />
					<span>{t("privacy:open")}</span>
				</button>
				<button type="button" className={styles.lock} aria-label={t("bar.supervisor")} onClick={onSupervisor}>
					<LockKeyhole aria-hidden="true" />
				</button>
			</div>
		</section>
	);
}
