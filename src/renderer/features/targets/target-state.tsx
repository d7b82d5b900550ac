import { CircleCheck, CircleDashed, CircleX } from "lucide-react";
import { useTranslation } from "react-i18next";
import { deliveryText } from "../../../contract/messages/delivery.ts";
import type { TargetSync } from "../../client/types.ts";
import { useFormats, useLanguage } from "../../i18n/use-language.ts";
import { classNames } from "../../ui/class-names.ts";
import styles from "./targets.module.css";

const health = {
	online: { icon: CircleCheck, tone: styles.good },
	offline: { icon: CircleX, tone: styles.bad },
	paused: { icon: CircleX, tone: styles.bad },
	off: { icon: CircleDashed, tone: styles.waiting },
	unusable: { icon: CircleX, tone: styles.bad },
} as const;

/** How deliveries to one target go, in words. */
export function TargetState({ sync, nowMs }: { readonly sync: TargetSync; readonly nowMs: number }) {
	const { t } = useTranslation("targets");
	const formats = useFormats();
	const { icon: Icon, tone } = health[sync.state];
	const { oldestWaitingAtMs, lastDeliveredAtMs, lastErrorCode, lastErrorDetail, cause, nextTryAtMs, notice } = sync;
	const isHeld = sync.state === "offline" || sync.state === "paused";
	const facts = [
		t("fact.waiting", { count: sync.waiting }),
		oldestWaitingAtMs !== null && t("fact.oldest", { ago: formats.ago(oldestWaitingAtMs, nowMs) }),
		sync.held > 0 && t("fact.held", { count: sync.held }),
		t("fact.delivered", { count: sync.delivered }),
		lastDeliveredAtMs !== null && t("fact.last", { ago: formats.ago(lastDeliveredAtMs, nowMs) }),
		sync.deliveredLastMinute > 0 && t("fact.rate", { count: sync.deliveredLastMinute }),
		nextTryAtMs !== null &&
			t(isHeld ? "fact.nextTry" : "fact.nextTime", { time: formats.timeWithSeconds(nextTryAtMs) }),
	].filter((fact) => fact !== false);
	const problemCode = cause ?? lastErrorCode;
	return (
		<div className={styles.wide} data-testid="target-state" data-state={sync.state}>
			<span className={classNames(styles.state, tone)}>
				<Icon aria-hidden />
				{t(`state.${sync.state}`)}
			</span>
			<p className={styles.muted}>{facts.join(" · ")}</p>
			{problemCode !== null && <Problem code={problemCode} detail={lastErrorDetail} />}
			{notice !== null && <Problem code={notice.errorCode} detail={notice.detail ?? null} />}
		</div>
	);
}

function Problem({ code, detail }: { readonly code: string; readonly detail: string | null }) {
	const { t } = useTranslation("targets");
	const { title, action } = deliveryText(code, useLanguage());
	return (
		<p className={styles.muted}>
			<strong>{title}</strong> {action} {detail !== null && t("detail", { detail })}
		</p>
	);
}
