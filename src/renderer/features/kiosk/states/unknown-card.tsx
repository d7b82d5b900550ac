import { CircleQuestionMark } from "lucide-react";
import { useTranslation } from "react-i18next";
import { MessageCard } from "./message-card.tsx";

/** Nobody in the gallery is like this face, as far as can be told. */
export function UnknownCard() {
	const { t } = useTranslation("kiosk");
	return (
		<MessageCard
			tone="not-recognised"
			icon={CircleQuestionMark}
			testId="card-unknown"
			title={t("unknown.title")}
			action={t("unknown.action")}
			help={t("unknown.help")}
		/>
	);
}
