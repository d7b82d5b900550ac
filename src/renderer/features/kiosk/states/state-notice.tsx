import type { KioskScreen } from "../kiosk-screen.ts";
import { CameraMissingNotice, CameraOpeningNotice } from "./camera-notice.tsx";
import { EngineFailedNotice, EngineWaitNotice } from "./engine-notice.tsx";
import { ReconnectingNotice } from "./reconnecting-notice.tsx";
import { TroubleNotice } from "./trouble-notice.tsx";

export interface StateNoticeProps {
	readonly screen: KioskScreen;
	onCameraRetry(): void;
}

/** What stands in the kiosk's own way, for states in which something does. */
export function StateNotice({ screen, onCameraRetry }: StateNoticeProps) {
	switch (screen.kind) {
		case "reconnecting":
			return <ReconnectingNotice />;
		case "camera_opening":
			return <CameraOpeningNotice />;
		case "camera_missing":
			return <CameraMissingNotice key={screen.problem} problem={screen.problem} onRetry={onCameraRetry} />;
		case "engine_starting":
		case "engine_restarting":
			return <EngineWaitNotice phase={screen.kind} />;
		case "engine_failed":
			return <EngineFailedNotice code={screen.code} />;
		case "trouble":
			return <TroubleNotice code={screen.code} />;
		default:
			return null;
	}
}
