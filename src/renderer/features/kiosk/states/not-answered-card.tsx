import { Hand } from "lucide-react";
import { useTranslation } from "react-i18next";
import { MessageCard } from "./message-card.tsx";

/** Asked, and nobody touched: nothing was recorded, and nothing was guessed. */
export function NotAnsweredCard() {
	const { t } = useTranslation("kiosk");
	return (
		<MessageCard
			tone="look-again"
			icon={Hand}
			testId="card-not-answered"
			title={t("not_answered.title")}
			action={t("not_answered.action")}
			help={t("not_answered.help")}
		/>
	);
}
