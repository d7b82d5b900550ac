import { ScanFace } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Prompt } from "./prompt.tsx";

/** Nobody is there: an invitation. */
export function IdlePrompt() {
	const { t } = useTranslation("kiosk");
	return <Prompt icon={ScanFace} text={t("idle")} tone="calm" testId="prompt-idle" />;
}
