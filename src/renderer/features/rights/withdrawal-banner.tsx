import { useTranslation } from "react-i18next";
import { useStatus } from "../../client/host-context.tsx";
import { useFormats } from "../../i18n/use-language.ts";
import { Banner } from "../../ui/banner.tsx";

const HOUR_MS = 3_600_000;

export interface WithdrawalBannerProps {
	readonly withdrawal: { readonly atMs: number; readonly eraseByMs: number | null };
	/** null: forgotten with the erasure, or not yet known. */
	readonly reference: string | null;
}

/** The clock that a withdrawal started: UU PDP 27/2022, articles 40 and 43. */
export function WithdrawalBanner({ withdrawal: { eraseByMs }, reference }: WithdrawalBannerProps) {
	const { t } = useTranslation("rights");
	const status = useStatus();
	const formats = useFormats(status?.timeZone);
	if (eraseByMs === null) return <Banner kind="info" title={t("clock.erased")} text={t("clock.erasedText")} />;
	const leftMs = eraseByMs - (status?.nowMs ?? eraseByMs);
	const when = { date: formats.longDate(eraseByMs), time: formats.time(eraseByMs) };
	const text = [
		t("clock.text", when),
		t("clock.byItself"),
		...(reference === null ? [] : [t("clock.reference", { reference })]),
	].join(" ");
	const title = leftMs > 0 ? t("clock.title", { count: Math.ceil(leftMs / HOUR_MS) }) : t("clock.due");
	return <Banner kind="warning" title={title} text={text} />;
}
