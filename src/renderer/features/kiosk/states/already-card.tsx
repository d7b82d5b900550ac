import { History } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { PunchView } from "../../../client/types.ts";
import { PunchCard } from "./punch-card.tsx";

/** Within the cooldown: the earlier record stands, and its time is told. */
export function AlreadyCard({ punch }: { readonly punch: PunchView }) {
	const { t } = useTranslation("kiosk");
	return <PunchCard punch={punch} tone="already" icon={History} testId="card-already" lead={t("already")} />;
}
