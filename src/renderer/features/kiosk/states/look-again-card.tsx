import { Eye } from "lucide-react";
import { useTranslation } from "react-i18next";
import { MessageCard } from "./message-card.tsx";

/** Liveness could not be judged: one more look, no reproach. */
export function LookAgainCard() {
	const { t } = useTranslation("kiosk");
	return (
		<MessageCard
			tone="look-again"
			icon={Eye}
			testId="card-look-again"
			title={t("look_again.title")}
			action={t("look_again.action")}
			help={t("look_again.help")}
		/>
	);
}
