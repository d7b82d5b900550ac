// What the camera's settings would look like, before they are saved.
import { Eye, EyeOff, Lamp, LampDesk } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useCamera } from "../../capture/use-camera.ts";
import { useCameraSource } from "../../capture/use-camera-source.ts";
import type { Settings } from "../../client/types.ts";
import { Button } from "../../ui/button.tsx";
import { CameraPreview } from "../camera/camera-preview.tsx";
import { useLight } from "../camera/use-light.ts";
import styles from "./camera-trial.module.css";
import type { ScreenDraft } from "./screen-draft.ts";

export interface CameraTrialProps {
	readonly settings: Settings;
	readonly draft: ScreenDraft;
}

/** The camera is on only while somebody looks at it. */
export function CameraTrial(props: CameraTrialProps) {
	const { t } = useTranslation("settings");
	const [isOpen, setIsOpen] = useState(false);
	return (
		<>
			{isOpen && <LivePicture {...props} />}
			<div>
				<Button icon={isOpen ? EyeOff : Eye} onClick={() => setIsOpen(!isOpen)}>
					{t(isOpen ? "kiosk.hideCamera" : "kiosk.showCamera")}
				</Button>
			</div>
		</>
	);
}

function LivePicture({ settings, draft }: CameraTrialProps) {
	const { t } = useTranslation("settings");
	const { state, retry } = useCamera(useCameraSource(settings.cameraId));
	const [video, setVideo] = useState<HTMLVideoElement | null>(null);
	const [isLampShown, setIsLampShown] = useState(false);
	const light = useLight(state.phase === "live" ? video : null);
	const hasLamp = draft.fillLight === "auto";
	const verdict = light === "too_dark" ? (hasLamp ? "dark" : "darkOff") : "enough";
	return (
		<div className={styles.trial}>
			<div className={styles.picture} data-testid="camera-trial" data-lit={hasLamp && isLampShown}>
				<CameraPreview
					state={state}
					orientation={{ rotationDeg: draft.cameraRotationDeg, isMirrored: draft.isCameraMirrored }}
					onRetry={retry}
					onVideo={setVideo}
				/>
				<div className={styles.lamp} aria-hidden="true" />
			</div>
			<div className={styles.words}>
				<p>{t("screen.trialHelp")}</p>
				{light && <p role="status">{t(`screen.trialLight.${verdict}`)}</p>}
				{hasLamp && (
					<div>
						<Button icon={isLampShown ? LampDesk : Lamp} onClick={() => setIsLampShown(!isLampShown)}>
							{t(isLampShown ? "screen.trialLampOff" : "screen.trialLamp")}
						</Button>
					</div>
				)}
			</div>
		</div>
	);
}
