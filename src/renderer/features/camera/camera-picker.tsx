// Choosing a camera by seeing what it sees, with a word about the light.
import { Moon, Sun, SunMedium } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CameraSource } from "../../capture/camera.ts";
import { useCamera } from "../../capture/use-camera.ts";
import { classNames } from "../../ui/class-names.ts";
import styles from "./camera-picker.module.css";
import { CameraPreview } from "./camera-preview.tsx";
import { CameraSelect } from "./camera-select.tsx";
import type { Light } from "./light.ts";
import { useLight } from "./use-light.ts";

export interface CameraPickerProps {
	/** null: the system's default. */
	readonly cameraId: string | null;
	readonly onChange: (cameraId: string | null) => void;
}

export function CameraPicker({ cameraId, onChange }: CameraPickerProps) {
	const source = useMemo<CameraSource>(() => ({ kind: "device", deviceId: cameraId }), [cameraId]);
	const { state, retry } = useCamera(source);
	const [video, setVideo] = useState<HTMLVideoElement | null>(null);
	const isLive = state.phase === "live";
	const light = useLight(isLive ? video : null);
	return (
		<div className={styles.picker}>
			<div className={styles.preview}>
				<CameraPreview state={state} onRetry={retry} onVideo={setVideo} />
				{light && <LightCheck light={light} />}
			</div>
			<CameraSelect cameraId={cameraId} onChange={onChange} isLive={isLive} />
		</div>
	);
}

const lightIcons = { too_dark: Moon, too_bright: Sun, good: SunMedium };

function LightCheck({ light }: { readonly light: Light }) {
	const { t } = useTranslation("common");
	const Icon = lightIcons[light];
	return (
		<div className={classNames(styles.light, light === "good" ? styles.good : styles.poor)} role="status">
			<Icon aria-hidden />
			<p>
				<strong>{t(`camera.light.${light}`)}.</strong> {t(`camera.lightHelp.${light}`)}
			</p>
		</div>
	);
}
