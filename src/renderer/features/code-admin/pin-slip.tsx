import { useTranslation } from "react-i18next";
import styles from "./pin-slip.module.css";
import { PrintArea } from "./print-area.tsx";

export interface PinSlipProps {
	readonly name: string;
	readonly id: string;
	readonly pin: string;
}

/** A slip of paper to hand over. */
export function PinSlip({ name, id, pin }: PinSlipProps) {
	const { t } = useTranslation("codes");
	return (
		<PrintArea>
			<article className={styles.slip}>
				<p>{t("admin.pin.slip")}</p>
				<p className={styles.name}>{name}</p>
				<p>{id}</p>
				<p className={styles.digits}>{pin}</p>
				<p className={styles.note}>{t("admin.pin.slipNote")}</p>
			</article>
		</PrintArea>
	);
}
