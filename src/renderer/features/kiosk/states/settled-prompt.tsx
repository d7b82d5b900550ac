import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Prompt } from "./prompt.tsx";

/** Recorded, shown, and the person is still there. */
export function SettledPrompt() {
	const { t } = useTranslation("kiosk");
	return <Prompt icon={Check} text={t("settled")} tone="done" testId="prompt-settled" />;
}
