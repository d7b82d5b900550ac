import { Eye } from "lucide-react";
import { useTranslation } from "react-i18next";
import { MessageCard } from "./message-card.tsx";

/** Liveness was refused. It says what to do; it never says what anybody is. */
export function RefusedCard() {
	const { t } = useTranslation("kiosk");
	return (
		<MessageCard
			tone="look-again"
			icon={Eye}
			testId="card-refused"
			title={t("refused.title")}
			action={t("refused.action")}
			help={t("refused.help")}
		/>
	);
}
