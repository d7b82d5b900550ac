import type { KioskScreen } from "../kiosk-screen.ts";
import { IdlePrompt } from "./idle-prompt.tsx";
import { ObservingPrompt } from "./observing-prompt.tsx";
import { QualityPrompt } from "./quality-prompt.tsx";
import { SettledPrompt } from "./settled-prompt.tsx";
import { SeveralPrompt } from "./several-prompt.tsx";

/** The line under the oval, for states that have one. */
export function StatePrompt({ screen }: { readonly screen: KioskScreen }) {
	switch (screen.kind) {
		case "idle":
			return <IdlePrompt />;
		case "several":
			return <SeveralPrompt />;
		case "quality":
			return <QualityPrompt key={screen.hint} hint={screen.hint} />;
		case "observing":
			return <ObservingPrompt />;
		case "settled":
			return <SettledPrompt />;
		default:
			return null;
	}
}
