import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ErrorCode } from "../../../../contract/index.ts";
import { errorText } from "../../../../contract/messages/index.ts";
import { useLanguage } from "../../../i18n/use-language.ts";
import { Notice } from "./notice.tsx";

/** The host refuses frames, and goes on refusing. */
export function TroubleNotice({ code }: { readonly code: ErrorCode }) {
	const { t } = useTranslation("kiosk");
	const { title, action } = errorText(code, useLanguage());
	return (
		<Notice
			icon={TriangleAlert}
			tone="act"
			testId="notice-trouble"
			title={t("trouble.title")}
			action={`${title} ${action}`}
		/>
	);
}
