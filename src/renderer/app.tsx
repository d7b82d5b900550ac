// The shell: which of the few places of the product is on screen. There is no address to keep, so there is no router.
import { lazy, Suspense, useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { useConnectionState, useHost, useIsDemo, useSettings } from "./client/host-context.tsx";
import { DemoProvider, useDemo } from "./demo/demo-context.tsx";
import { DemoFrame, type StoryPage } from "./demo/demo-frame.tsx";
import { AccessKeyScreen } from "./features/access/access-key-screen.tsx";
import { ReconnectingBanner } from "./features/access/reconnecting-banner.tsx";
import { Splash } from "./features/access/splash.tsx";
import { KioskPage } from "./features/kiosk/kiosk-page.tsx";
import { isSetupUnderWay } from "./features/setup/setup-under-way.ts";
import { schedule } from "./schedule.ts";
import { untilLoaded } from "./until-loaded.ts";

/** By then the camera is open and whoever waited has been recognised. */
const FETCH_REST_MS = 5_000;

// What nobody needs in the first seconds is left out of what is read at each start.
const loadSupervisorArea = untilLoaded(async () => {
	const { SupervisorArea: area } = await import("./features/session/supervisor-area.tsx");
	return { default: area };
}, schedule);
const loadSetupWizard = untilLoaded(async () => {
	const { SetupWizard: wizard } = await import("./features/setup/setup-wizard.tsx");
	return { default: wizard };
}, schedule);
const SupervisorArea = lazy(loadSupervisorArea);
const SetupWizard = lazy(loadSetupWizard);

export function App() {
	return (
		<DemoProvider>
			<Places />
		</DemoProvider>
	);
}

function Places() {
	const { connection, watch, reporter } = useHost();
	const connectionState = useConnectionState();
	const settings = useSettings();
	const isDemo = useIsDemo();
	const { i18n } = useTranslation();
	const [place, setPlace] = useState<"kiosk" | "supervisor">("kiosk");
	/** Saved, and not gone through to its end. */
	const [isSettingUp, setSettingUp] = useState(() => isSetupUnderWay(sessionStorage));
	const demo = useDemo();
	/** What the demo's story shows of the supervisor area; null when somebody opened it. */
	const [storyPage, setStoryPage] = useState<StoryPage | null>(null);
	// While the wizard runs, it decides: its language is not saved yet.
	const language = settings?.setupCompleted ? settings.language : null;

	// Later it is there at once, even when the host is just starting anew.
	useEffect(() => schedule(() => void loadSupervisorArea(), FETCH_REST_MS), []);

	// Once for each change of the setting: whoever watches the demo may choose another language for themselves.
	const speak = useEffectEvent((chosen: string) => void i18n.changeLanguage(chosen));
	useEffect(() => {
		if (language) speak(language);
	}, [language]);

	const isAtKiosk = settings?.setupCompleted === true && !isSettingUp && place === "kiosk";
	const isAtWork = settings?.setupCompleted === true && !isSettingUp && place === "supervisor";
	// The kiosk's own page tells more of itself: since when nobody is there.
	useEffect(() => {
		if (!isAtKiosk) reporter.show(isAtWork ? "supervisor" : "setup");
	}, [reporter, isAtKiosk, isAtWork]);

	function leaveSupervisorArea(): void {
		watch.reload();
		setPlace("kiosk");
	}

	function followStory(page: StoryPage | null): void {
		setStoryPage(page);
		setPlace(page ? "supervisor" : "kiosk");
	}

	if (connectionState.phase === "key_needed")
		return <AccessKeyScreen wasRefused={connectionState.wasRefused} onSubmit={connection.submitKey} />;
	if (!settings || isDemo === null) return <Splash />;
	if (!settings.setupCompleted || isSettingUp)
		return (
			<Suspense fallback={<Splash />}>
				<ReconnectingBanner />
				<SetupWizard
					client={connection.client}
					saved={settings.setupCompleted ? settings : null}
					onSaved={(saved) => {
						setSettingUp(true);
						watch.setSettings(saved);
					}}
					onDone={() => {
						setSettingUp(false);
						watch.reload();
					}}
				/>
			</Suspense>
		);
	return (
		<DemoFrame onPlace={followStory}>
			{place === "kiosk" ? (
				<KioskPage settings={settings} onSupervisor={() => setPlace("supervisor")} />
			) : (
				<Suspense fallback={<Splash />}>
					<ReconnectingBanner />
					<SupervisorArea
						key={storyPage}
						client={connection.client}
						camera={demo?.guestCamera}
						firstPage={storyPage ?? "today"}
						onExit={leaveSupervisorArea}
					/>
				</Suspense>
			)}
		</DemoFrame>
	);
}
