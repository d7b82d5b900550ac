import { Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Prompt } from "./prompt.tsx";

/** Several faces of like size: one at a time. */
export function SeveralPrompt() {
	const { t } = useTranslation("kiosk");
	return <Prompt icon={Users} text={t("several")} tone="act" testId="prompt-several" />;
}
