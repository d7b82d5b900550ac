import type { ReactNode } from "react";
import type { PunchQuestion, PunchView } from "../../client/types.ts";
import { CardSlot } from "./card-slot.tsx";
import type { Size } from "./cover-mapping.ts";
import styles from "./kiosk-layout.module.css";
import type { KioskScreen } from "./kiosk-screen.ts";
import type { KioskStore } from "./kiosk-store.ts";
import { QuietBar } from "./quiet-bar.tsx";
import { RestingClock } from "./resting-clock.tsx";
import type { ShownTheme } from "./screen-theme.ts";
import { Stage } from "./stage.tsx";
import { cardOf } from "./states/state-card.tsx";
import { StateNotice } from "./states/state-notice.tsx";
import { StatePrompt } from "./states/state-prompt.tsx";
import { TestModeStrip } from "./test-mode-strip.tsx";
import { usePageTheme } from "./use-page-theme.ts";

export interface KioskLayoutProps {
	readonly kioskName: string;
	readonly screen: KioskScreen;
	/** The chosen camera is away, and another one stands in. */
	readonly hasSubstituteCamera: boolean;
	/** Dimmed: nobody has been there for a long time. */
	readonly isResting: boolean;
	/** White around the picture: the screen lights the face. */
	readonly isLit: boolean;
	readonly theme: ShownTheme;
	readonly store: KioskStore;
	/** What the camera sees. */
	readonly picture: ReactNode;
	readonly frameSize: () => Size | null;
	/** A hand is on the screen: it wakes, and what is to be read stays. */
	onHand(): void;
	/** "Not OUT, IN": rejects when the host refuses. */
	onCorrect(punch: PunchView): Promise<void>;
	/** The direction that the person who was asked touched. */
	onAnswer(question: PunchQuestion, direction: PunchView["direction"]): Promise<void>;
	onCameraRetry(): void;
	onPrivacy(): void;
	onSupervisor(): void;
}

/** Every state of the kiosk is this one page with another screen on it; it draws, and decides nothing. */
export function KioskLayout({ kioskName, screen, isResting, isLit, theme, store, ...given }: KioskLayoutProps) {
	usePageTheme(isLit ? "light" : theme);
	return (
		<main
			className={styles.kiosk}
			data-lit={isLit}
			data-testid="kiosk"
			data-state={screen.kind}
			data-resting={isResting}
			onPointerDown={given.onHand}
		>
			<Stage picture={given.picture} frameSize={given.frameSize} screen={screen} store={store} />
			{isResting && <RestingClock />}
			<div className={styles.top}>
				<TestModeStrip store={store} />
				<QuietBar
					kioskName={kioskName}
					hasSubstituteCamera={given.hasSubstituteCamera}
					onPrivacy={given.onPrivacy}
					onSupervisor={given.onSupervisor}
				/>
			</div>
			<div className={styles.prompt} role="status">
				<StatePrompt screen={screen} />
			</div>
			<div className={styles.notice} role="status">
				<StateNotice screen={screen} onCameraRetry={given.onCameraRetry} />
			</div>
			<div className={styles.cards}>
				<CardSlot content={cardOf(screen, given.onCorrect, given.onAnswer)} />
			</div>
		</main>
	);
}
