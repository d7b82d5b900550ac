import { useTranslation } from "react-i18next";
import { deliveryText } from "../../../contract/messages/delivery.ts";
import type { HadirClient } from "../../client/types.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { Banner } from "../../ui/banner.tsx";

export type HrisCheck = Awaited<ReturnType<HadirClient["targets"]["check"]>>;

/** How a trial of an HRIS went, and what to do where it failed. */
export function CheckResult({ result }: { readonly result: HrisCheck | null }) {
	const { t } = useTranslation("targets");
	const language = useLanguage();
	if (!result) return null;
	const detail = result.detail ? t("detail", { detail: result.detail }) : "";
	if (result.ok)
		return <Banner kind="success" title={t(result.isLetIn ? "form.checkGood" : "form.checkReached")} text={detail} />;
	const { title, action } = deliveryText(result.errorCode, language);
	return <Banner kind="problem" title={title} text={`${action} ${detail}`} />;
}
