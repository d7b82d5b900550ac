import { Check, CloudOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStatus } from "../../../client/host-context.tsx";
import { dayPartOf } from "../day-part.ts";
import type { CorrectButtonProps } from "./correct-button.tsx";
import { PunchCard } from "./punch-card.tsx";

/** Recorded, durably; offline it says that it will be sent later. */
export function RecordedCard({ punch, onCorrect }: CorrectButtonProps) {
	const { t } = useTranslation("kiosk");
	const isOffline = useStatus()?.sync.network === "offline";
	const note = isOffline ? (
		<>
			<CloudOff aria-hidden="true" />
			{t("saved_offline")}
		</>
	) : null;
	const lead = t(`greeting.${punch.direction}.${dayPartOf(punch.occurredAt)}`);
	const shown = { punch, lead, note, onCorrect };
	return <PunchCard {...shown} tone="recorded" icon={Check} testId="card-recorded" />;
}
