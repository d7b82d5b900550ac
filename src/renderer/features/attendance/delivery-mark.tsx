import { Ban, CircleCheck, CircleX, Clock, type LucideIcon, Minus } from "lucide-react";
import { useTranslation } from "react-i18next";
import { classNames } from "../../ui/class-names.ts";
import type { DeliveryState } from "./log-filter.ts";
import styles from "./log-page.module.css";

const icons: Record<DeliveryState, LucideIcon> = {
	delivered: CircleCheck,
	waiting: Clock,
	dead: CircleX,
	skipped: Ban,
	none: Minus,
};

/** Told apart by icon and word; colour only helps. */
export function DeliveryMark({ state }: { readonly state: DeliveryState }) {
	const { t } = useTranslation("log");
	const Icon = icons[state];
	return (
		<span className={classNames(styles.mark, styles[state])}>
			<Icon aria-hidden />
			{t(`delivery.${state}`)}
		</span>
	);
}
