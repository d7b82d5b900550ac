import { KeyRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { MessageCard } from "./message-card.tsx";

/** Recognised, but somebody else looks so alike that the PIN decides. It names nobody: the screen is public. */
export function PinWantedCard() {
	const { t } = useTranslation("kiosk");
	return (
		<MessageCard
			tone="look-again"
			icon={KeyRound}
			testId="card-pin-wanted"
			title={t("pin_wanted.title")}
			action={t("pin_wanted.action")}
			help={t("pin_wanted.help")}
		/>
	);
}
