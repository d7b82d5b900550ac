import { Eye, Hand, type LucideIcon, Move, ScanEye, Smile, Sun, SunDim, ZoomIn, ZoomOut } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { QualityHint } from "../../../client/types.ts";
import { Prompt } from "./prompt.tsx";

const icons: Readonly<Record<QualityHint, LucideIcon>> = {
	come_closer: ZoomIn,
	move_back: ZoomOut,
	move_into_frame: Move,
	look_straight: Eye,
	hold_still: Hand,
	more_light: Sun,
	less_light: SunDim,
	take_off_mask: Smile,
	open_eyes: ScanEye,
};

/** The one thing to change so that the face can be seen well. */
export function QualityPrompt({ hint }: { readonly hint: QualityHint }) {
	const { t } = useTranslation("kiosk");
	return <Prompt icon={icons[hint]} text={t(`hint.${hint}`)} tone="act" testId={`prompt-${hint}`} />;
}
