import { RefreshCw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Notice } from "./notice.tsx";

/** The host does not answer; the page tries again by itself. */
export function ReconnectingNotice() {
	const { t } = useTranslation("kiosk");
	return (
		<Notice
			icon={RefreshCw}
			tone="wait"
			testId="notice-reconnecting"
			title={t("reconnecting.title")}
			action={t("reconnecting.action")}
		/>
	);
}
