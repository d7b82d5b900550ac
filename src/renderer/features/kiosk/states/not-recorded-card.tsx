import { OctagonX } from "lucide-react";
import { useTranslation } from "react-i18next";
import { MessageCard } from "./message-card.tsx";

/** The record could not be written: the one state in red. */
export function NotRecordedCard() {
	const { t } = useTranslation("kiosk");
	return (
		<MessageCard
			tone="not-recorded"
			icon={OctagonX}
			testId="card-not-recorded"
			title={t("not_recorded.title")}
			action={t("not_recorded.action")}
			help={t("not_recorded.help")}
		/>
	);
}
