import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { KioskStatus } from "../../client/types.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { Banner } from "../../ui/banner.tsx";
import { type DeliveryState, deliveryState } from "./day-summary.ts";

const kinds = {
	not_configured: "info",
	refused: "warning",
	stopped: "problem",
	offline: "warning",
	waiting: "info",
	delivered: "success",
} as const satisfies Record<DeliveryState["kind"], string>;

const JUST_NOW_MS = 60_000;

export interface DeliveryBannerProps {
	readonly sync: KioskStatus["sync"];
	readonly nowMs: number;
	/** Usually the way to the page of deliveries. */
	readonly action?: ReactNode;
}

/** Whether today's punches have reached the HRIS. */
export function DeliveryBanner({ sync, nowMs, action }: DeliveryBannerProps) {
	const { t } = useTranslation("attendance");
	const formats = useFormats();
	const state = deliveryState(sync);
	const lastMs = state.kind === "not_configured" ? null : sync.lastDeliveredAtMs;
	const isRecent = lastMs !== null && nowMs - lastMs < JUST_NOW_MS;
	const last = isRecent
		? t("sync.justDelivered")
		: lastMs && t("sync.lastDelivered", { ago: formats.ago(lastMs, nowMs) });
	return <Banner kind={kinds[state.kind]} title={title()} {...(last ? { text: last } : {})} action={action} />;

	function title(): string {
		switch (state.kind) {
			case "not_configured":
				return t("sync.not_configured");
			case "refused":
				return t("sync.deadLetters", { count: state.count });
			case "stopped":
				return t("sync.stopped", { name: state.name });
			case "offline":
				return state.count === 0 ? t("sync.offlineNone") : t("sync.offline", { count: state.count });
			case "waiting":
				return t("sync.waiting", { count: state.count });
			case "delivered":
				return t("sync.allDelivered", { host: state.host });
		}
	}
}
