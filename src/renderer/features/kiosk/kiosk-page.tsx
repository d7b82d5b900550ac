import type { Settings } from "../../client/types.ts";
import { CardSlot } from "./card-slot.tsx";
import styles from "./kiosk-page.module.css";
import { QuietBar } from "./quiet-bar.tsx";
import { Stage } from "./stage.tsx";
import { cardOf } from "./states/state-card.tsx";
import { StateNotice } from "./states/state-notice.tsx";
import { StatePrompt } from "./states/state-prompt.tsx";
import { TestModeStrip } from "./test-mode-strip.tsx";
import { useKiosk } from "./use-kiosk.ts";

export interface KioskPageProps {
	readonly settings: Settings;
	onSupervisor(): void;
}

/** What people see every morning. */
export function KioskPage({ settings, onSupervisor }: KioskPageProps) {
	const { store, camera, screen, video, setVideo, correct } = useKiosk(settings.cameraId);
	const stream = camera.state.phase === "live" ? camera.state.stream : null;
	return (
		<main className={styles.kiosk} data-theme="dark" data-testid="kiosk" data-state={screen.kind}>
			<Stage stream={stream} video={video} screen={screen} store={store} onVideo={setVideo} />
			<div className={styles.top}>
				<TestModeStrip store={store} />
				<QuietBar kioskName={settings.kioskName} onSupervisor={onSupervisor} />
			</div>
			<div className={styles.prompt} role="status">
				<StatePrompt screen={screen} />
			</div>
			<div className={styles.notice} role="status">
				<StateNotice screen={screen} onCameraRetry={camera.retry} />
			</div>
			<div className={styles.cards}>
				<CardSlot content={cardOf(screen, correct)} />
			</div>
		</main>
	);
}
