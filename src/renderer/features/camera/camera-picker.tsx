// Choosing a camera by seeing what it sees, with a word about the light, and about the face where somebody looks at it.
import { CircleCheck, Moon, ScanFace, Sun, SunMedium } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CameraSource } from "../../capture/camera.ts";
import { useCamera } from "../../capture/use-camera.ts";
import { useFrames } from "../../capture/use-frames.ts";
import { classNames } from "../../ui/class-names.ts";
import styles from "./camera-picker.module.css";
import { CameraPreview } from "./camera-preview.tsx";
import { CameraSelect } from "./camera-select.tsx";
import { type CameraLook, type CameraVerdict, isGood, judgeCamera } from "./camera-verdict.ts";
import { useLight } from "./use-light.ts";

export interface CameraPickerProps {
	/** null: the system's default. */
	readonly cameraId: string | null;
	readonly onChange: (cameraId: string | null) => void;
	/** Looks for a face in the picture; absent where only the light is judged. */
	readonly look?: (frame: File, signal: AbortSignal) => Promise<CameraLook>;
}

/** Often enough to move by, seldom enough to read. */
const LOOK_INTERVAL_MS = 700;
const lookAtNothing = () => Promise.resolve<CameraLook | null>(null);

export function CameraPicker({ cameraId, onChange, look }: CameraPickerProps) {
	const source = useMemo<CameraSource>(() => ({ kind: "device", deviceId: cameraId }), [cameraId]);
	const { state, retry, reportStall } = useCamera(source);
	const [video, setVideo] = useState<HTMLVideoElement | null>(null);
	const [seen, setSeen] = useState<CameraLook | null>(null);
	const isLive = state.phase === "live";
	const light = useLight(isLive ? video : null);
	useFrames<CameraLook | null>({
		video,
		isActive: isLive && look !== undefined,
		minIntervalMs: LOOK_INTERVAL_MS,
		submit: look ?? lookAtNothing,
		onResult: setSeen,
		// Face models that are still loading say nothing about the camera.
		onError: () => setSeen(null),
		onStall: reportStall,
	});
	const verdict = isLive ? judgeCamera(light, seen) : null;
	return (
		<div className={styles.picker}>
			<div className={styles.preview}>
				<CameraPreview state={state} onRetry={retry} onVideo={setVideo} />
				{verdict && <Verdict verdict={verdict} />}
			</div>
			<CameraSelect cameraId={cameraId} onChange={onChange} isLive={isLive} />
		</div>
	);
}

const icons: Partial<Record<CameraVerdict, typeof Sun>> = {
	too_dark: Moon,
	too_bright: Sun,
	backlit: Sun,
	good: SunMedium,
	fine: CircleCheck,
};

function Verdict({ verdict }: { readonly verdict: CameraVerdict }) {
	const { t } = useTranslation("common");
	const Icon = icons[verdict] ?? ScanFace;
	return (
		<div className={classNames(styles.light, isGood(verdict) ? styles.good : styles.poor)} role="status">
			<Icon aria-hidden />
			<p>
				<strong>{t(`camera.verdict.${verdict}.title`)}.</strong> {t(`camera.verdict.${verdict}.help`)}
			</p>
		</div>
	);
}
