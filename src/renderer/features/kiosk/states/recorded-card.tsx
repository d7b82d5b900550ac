import { Check, CloudOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStatus } from "../../../client/host-context.tsx";
import type { PunchView } from "../../../client/types.ts";
import { dayPartOf } from "../day-part.ts";
import { PunchCard } from "./punch-card.tsx";

/** Recorded, durably; offline it says that it will be sent later. */
export function RecordedCard({ punch }: { readonly punch: PunchView }) {
	const { t } = useTranslation("kiosk");
	const isOffline = useStatus()?.sync.network === "offline";
	const note = isOffline ? (
		<>
			<CloudOff aria-hidden="true" />
			{t("saved_offline")}
		</>
	) : null;
	const lead = t(`greeting.${punch.direction}.${dayPartOf(punch.occurredAt)}`);
	return <PunchCard punch={punch} tone="recorded" icon={Check} testId="card-recorded" lead={lead} note={note} />;
}
