import { CameraView } from "../../capture/camera-view.tsx";
import type { Settings } from "../../client/types.ts";
import { PersonalCode } from "../personal-code/personal-code.tsx";
import { KioskLayout } from "./kiosk-layout.tsx";
import { useKiosk } from "./use-kiosk.ts";

export interface KioskPageProps {
	readonly settings: Settings;
	onSupervisor(): void;
}

/** What people see every morning. */
export function KioskPage({ settings, onSupervisor }: KioskPageProps) {
	const { store, camera, screen, isResting, code, video, setVideo, noteHand, correct, answer } = useKiosk(settings);
	const stream = camera.state.phase === "live" ? camera.state.stream : null;
	const frameSize = () => (video?.videoWidth ? { width: video.videoWidth, height: video.videoHeight } : null);
	return (
		<PersonalCode kiosk={code} stream={stream}>
			<KioskLayout
				kioskName={settings.kioskName}
				screen={screen}
				isResting={isResting}
				store={store}
				picture={<CameraView stream={stream} onVideo={setVideo} />}
				frameSize={frameSize}
				onHand={noteHand}
				onCorrect={correct}
				onAnswer={answer}
				onCameraRetry={camera.retry}
				onSupervisor={onSupervisor}
			/>
		</PersonalCode>
	);
}
