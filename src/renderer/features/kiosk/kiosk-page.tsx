import { useState } from "react";
import { CameraView } from "../../capture/camera-view.tsx";
import { uprightSize } from "../../capture/orientation.ts";
import { useOrientation } from "../../capture/use-orientation.ts";
import type { PunchView, Settings } from "../../client/types.ts";
import { PersonalCode } from "../personal-code/personal-code.tsx";
import { PrivacyReader } from "../privacy/privacy-reader.tsx";
import { useKioskSounds } from "../sound/use-kiosk-sounds.ts";
import { KioskLayout } from "./kiosk-layout.tsx";
import { useFillLight } from "./use-fill-light.ts";
import { useKiosk } from "./use-kiosk.ts";
import { useScreenTheme } from "./use-screen-theme.ts";

export interface KioskPageProps {
	readonly settings: Settings;
	onSupervisor(): void;
	/** Somebody was recorded. */
	onPunch?(punch: PunchView): void;
}

/** What people see every morning. */
export function KioskPage({ settings, onSupervisor, onPunch }: KioskPageProps) {
	const [isReading, setReading] = useState(false);
	const kiosk = useKiosk(settings, isReading, onPunch);
	const { store, camera, screen, isResting, code, video, sampler, setVideo, noteHand, correct, answer } = kiosk;
	const stream = camera.state.phase === "live" ? camera.state.stream : null;
	const orientation = useOrientation();
	const isLit = useFillLight(sampler, settings.fillLight);
	const theme = useScreenTheme(settings.screenTheme);
	useKioskSounds(screen, settings);
	const frameSize = () =>
		video?.videoWidth ? uprightSize({ width: video.videoWidth, height: video.videoHeight }, orientation) : null;
	return (
		<PersonalCode kiosk={code} stream={stream}>
			<KioskLayout
				kioskName={settings.kioskName}
				screen={screen}
				hasSubstituteCamera={camera.state.phase === "live" && camera.state.isSubstitute}
				isResting={isResting}
				isLit={isLit}
				theme={theme}
				store={store}
				picture={<CameraView stream={stream} onVideo={setVideo} />}
				frameSize={frameSize}
				onHand={noteHand}
				onCorrect={correct}
				onAnswer={answer}
				onCameraRetry={camera.retry}
				onPrivacy={() => setReading(true)}
				onSupervisor={onSupervisor}
			/>
			{isReading && <PrivacyReader contact={settings.privacyContact} onClose={() => setReading(false)} />}
		</PersonalCode>
	);
}
