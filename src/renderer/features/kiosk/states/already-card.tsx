import { History } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { CorrectButtonProps } from "./correct-button.tsx";
import { PunchCard } from "./punch-card.tsx";

/** Within the cooldown: the earlier record stands, and its time is told. */
export function AlreadyCard({ punch, onCorrect }: CorrectButtonProps) {
	const { t } = useTranslation("kiosk");
	const shown = { punch, onCorrect, lead: t("already") };
	return <PunchCard {...shown} tone="already" icon={History} testId="card-already" />;
}
