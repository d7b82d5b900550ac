import { useTranslation } from "react-i18next";
import { Select } from "../../ui/select.tsx";
import { DEFAULT_CAMERA, useCameraChoices } from "./use-camera-choices.ts";

export interface CameraSelectProps {
	/** null: the system's default. */
	readonly cameraId: string | null;
	readonly onChange: (cameraId: string | null) => void;
	/** A camera is on: the names of all are known now. */
	readonly isLive: boolean;
	/** On a phone: only where there is a choice, and without a word about the kiosk. */
	readonly isBrief?: boolean;
}

export function CameraSelect({ cameraId, onChange, isLive, isBrief = false }: CameraSelectProps) {
	const { t } = useTranslation("common");
	const choices = useCameraChoices(isLive);
	const isPresent = cameraId !== null && choices.some(({ value }) => value === cameraId);
	// The first choice is whichever the system prefers.
	if (isBrief && choices.length <= 2) return null;
	return (
		<Select
			label={t("camera.label")}
			value={isPresent ? cameraId : DEFAULT_CAMERA}
			options={choices}
			onChange={(choice) => onChange(choice === DEFAULT_CAMERA ? null : choice)}
			{...(!isBrief && { help: t("camera.help") })}
		/>
	);
}
