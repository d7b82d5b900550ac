import { useMemo } from "react";
import { HostProvider } from "../client/host-context.tsx";
import { KioskLayout } from "../features/kiosk/kiosk-layout.tsx";
import { createKioskStore } from "../features/kiosk/kiosk-store.ts";
import { CodeWays } from "../features/personal-code/code-ways.tsx";
import { PrivacyPanel } from "../features/privacy/privacy-panel.tsx";
import type { GalleryTheme } from "./gallery-address.ts";
import { createGalleryHost } from "./gallery-host.ts";
import type { GalleryScene } from "./gallery-scenes.ts";
import { sampleSettings } from "./sample-data.ts";
import { PICTURE, Silhouette, silhouetteFace } from "./silhouette.tsx";

const nothing = () => undefined;

/** A machine that has seen one frame, so that the outline has a face to go around. */
function storeOf({ screen, hasPerson }: GalleryScene) {
	const store = createKioskStore(() => 0);
	const frame = { presentation: 1, face: hasPerson ? silhouetteFace : null, liveness: null };
	const progress = screen.kind === "observing" ? screen.progress : 0;
	store.send({ type: "result", result: { ...frame, outcome: "observing", progress } });
	return store;
}

export interface GalleryFrameProps {
	readonly scene: GalleryScene;
	readonly theme: GalleryTheme;
}

/** One state over the whole page, as the kiosk itself draws it. */
export function GalleryFrame({ scene, theme }: GalleryFrameProps) {
	const host = useMemo(() => createGalleryHost(sampleSettings, scene.status, Date.now()), [scene]);
	const store = useMemo(() => storeOf(scene), [scene]);
	return (
		<HostProvider host={host}>
			<KioskLayout
				kioskName={sampleSettings.kioskName}
				screen={scene.screen}
				hasSubstituteCamera={scene.hasSubstituteCamera}
				isResting={scene.isResting}
				isLit={scene.isLit}
				theme={theme}
				store={store}
				picture={<Silhouette hasPerson={scene.hasPerson} />}
				frameSize={() => PICTURE}
				onHand={nothing}
				onCorrect={() => Promise.resolve()}
				onAnswer={() => Promise.resolve()}
				onCameraRetry={nothing}
				onPrivacy={nothing}
				onSupervisor={nothing}
			/>
			{scene.isReading && <PrivacyPanel contact="" onClose={nothing} />}
			<CodeWays
				ways={{ pin: true, badge: true, readsBadgesAtIdle: false }}
				isOffered={scene.screen.kind === "unknown"}
				onOpen={nothing}
			/>
		</HostProvider>
	);
}
