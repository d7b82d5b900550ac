// The live picture, and in its place why there is none.
import { CameraOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { CameraState } from "../../capture/camera-controller.ts";
import { CameraView } from "../../capture/camera-view.tsx";
import type { Orientation } from "../../capture/orientation.ts";
import { Button } from "../../ui/button.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import styles from "./camera-preview.module.css";

export interface CameraPreviewProps {
	readonly state: CameraState;
	/** As the settings have it unless it is being tried out. */
	readonly orientation?: Orientation;
	readonly onRetry: () => void;
	readonly onVideo: (video: HTMLVideoElement | null) => void;
}

export function CameraPreview({ state, orientation, onRetry, onVideo }: CameraPreviewProps) {
	const { t } = useTranslation("common");
	return (
		<div className={styles.preview}>
			<CameraView
				stream={state.phase === "live" ? state.stream : null}
				{...(orientation && { orientation })}
				onVideo={onVideo}
			/>
			{state.phase === "opening" && (
				<div className={styles.cover} role="status">
					<Spinner />
					<p>{t("camera.starting")}</p>
				</div>
			)}
			{state.phase === "failed" && (
				<div className={styles.cover} role="alert">
					<CameraOff className={styles.icon} aria-hidden />
					<p className={styles.title}>{t(`camera.problem.${state.problem}.title`)}</p>
					<p>{t(`camera.problem.${state.problem}.action`)}</p>
					<Button onClick={onRetry}>{t("retry")}</Button>
				</div>
			)}
		</div>
	);
}
