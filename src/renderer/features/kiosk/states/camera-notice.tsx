import { Camera, CameraOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { CameraProblem } from "../../../capture/camera.ts";
import styles from "./notice.module.css";
import { Notice } from "./notice.tsx";

export function CameraOpeningNotice() {
	const { t } = useTranslation("kiosk");
	return <Notice icon={Camera} tone="wait" testId="notice-camera-opening" title={t("camera_opening.title")} />;
}

export interface CameraMissingNoticeProps {
	readonly problem: CameraProblem;
	onRetry(): void;
}

/** No camera: what to do, and a way out besides the tries that the kiosk makes by itself. */
export function CameraMissingNotice({ problem, onRetry }: CameraMissingNoticeProps) {
	const { t } = useTranslation("kiosk");
	return (
		<Notice
			icon={CameraOff}
			tone="act"
			testId={`notice-camera-${problem}`}
			title={t(`camera_missing.${problem}.title`)}
			action={t(`camera_missing.${problem}.action`)}
		>
			<button type="button" className={styles.button} onClick={onRetry}>
				{t("camera_retry")}
			</button>
		</Notice>
	);
}
