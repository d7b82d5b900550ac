import { ArrowRight, CircleCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { Button } from "../../ui/button.tsx";
import { RecoveryKit } from "../recovery/recovery-kit.tsx";
import styles from "./setup-wizard.module.css";

export interface RecoveryStepProps {
	readonly client: HadirClient;
	readonly kioskName: string;
	/** Number of the paper that is in force; null while there is none. */
	readonly kitId: string | null;
	readonly onKept: (kitId: string) => void;
	readonly onNext: () => void;
}

/** The paper that opens this kiosk when its key or its PIN is lost: made now, while nothing can be lost yet. */
export function RecoveryStep({ client, kioskName, kitId, onKept, onNext }: RecoveryStepProps) {
	const { t } = useTranslation(["recovery", "common"]);
	return (
		<>
			<main className={styles.main}>
				<div className={styles.page}>
					<div className={styles.heading}>
						<h1 className={styles.title}>{t("settings.title")}</h1>
						<p className={styles.text}>{t("settings.text")}</p>
					</div>
					{kitId === null ? (
						<RecoveryKit client={client} kioskName={kioskName} onKept={(kit) => onKept(kit.kitId)} />
					) : (
						<div className={styles.pinDone} role="status">
							<CircleCheck aria-hidden />
							<p>{t("settings.kept")}</p>
							<p className={styles.text}>{t("number", { kitId })}</p>
						</div>
					)}
				</div>
			</main>
			<footer className={styles.footer}>
				<div className={styles.buttons}>
					<span />
					<Button kind={kitId === null ? "quiet" : "primary"} size="large" iconAfter={ArrowRight} onClick={onNext}>
						{t(kitId === null ? "later" : "common:next")}
					</Button>
				</div>
			</footer>
		</>
	);
}
