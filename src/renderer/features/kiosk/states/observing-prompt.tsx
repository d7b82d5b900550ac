import { ScanFace } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Prompt } from "./prompt.tsx";

/** Evidence is being gathered; the ring around the face shows how far. */
export function ObservingPrompt() {
	const { t } = useTranslation("kiosk");
	return <Prompt icon={ScanFace} text={t("observing")} tone="calm" testId="prompt-observing" />;
}
