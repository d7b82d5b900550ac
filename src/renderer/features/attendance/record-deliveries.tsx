import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { deliveryText } from "../../../contract/messages/delivery.ts";
import { useStatus } from "../../client/host-context.tsx";
import { useFormats, useLanguage } from "../../i18n/use-language.ts";
import { DeliveryMark } from "./delivery-mark.tsx";
import styles from "./log-page.module.css";

type Delivery = Awaited<ReturnType<HadirClient["log"]["record"]>>["deliveries"][number];

/** What each target has of it, and why not. */
export function RecordDeliveries({ deliveries }: { readonly deliveries: readonly Delivery[] }) {
	const { t } = useTranslation("log");
	return (
		<section className={styles.deliveries}>
			<h3 className={styles.heading}>{t("record.deliveries")}</h3>
			{deliveries.length === 0 && <p className={styles.date}>{t("record.noDeliveries")}</p>}
			{deliveries.map((delivery) => (
				<Target key={delivery.name} delivery={delivery} />
			))}
		</section>
	);
}

function Target({ delivery }: { readonly delivery: Delivery }) {
	const { t } = useTranslation(["log", "targets"]);
	const formats = useFormats(useStatus()?.timeZone);
	const language = useLanguage();
	const { name, state, attempts, deliveredAtMs, nextAttemptAtMs, errorCode, errorDetail } = delivery;
	const reason = errorCode === null || state === "delivered" ? null : deliveryText(errorCode, language);
	const moment = (atMs: number) => `${formats.shortDate(atMs)}, ${formats.timeWithSeconds(atMs)}`;
	return (
		<div className={styles.target}>
			<p className={styles.targetHead}>
				<span>{name}</span>
				<DeliveryMark state={state} />
			</p>
			{deliveredAtMs !== null && <p className={styles.date}>{moment(deliveredAtMs)}</p>}
			{reason && (
				<p>
					{reason.title} {reason.action}
				</p>
			)}
			{reason && errorDetail !== null && <p className={styles.date}>{t("targets:detail", { detail: errorDetail })}</p>}
			{state !== "delivered" && attempts > 0 && (
				<p className={styles.date}>
					{t("record.attempts", { count: attempts })}
					{nextAttemptAtMs !== null && ` ${t("record.nextAttempt", { at: moment(nextAttemptAtMs) })}`}
				</p>
			)}
		</div>
	);
}
