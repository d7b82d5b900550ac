import { useEffect, useEffectEvent } from "react";
import { useClockOffsetMs, useStatus } from "../../client/host-context.tsx";
import type { Settings } from "../../client/types.ts";
import type { KioskScreen } from "../kiosk/kiosk-screen.ts";
import { minuteIn } from "../kiosk/kiosk-time.ts";
import { cueKeyOf, cueOf } from "./cue.ts";
import { isQuiet } from "./quiet-hours.ts";
import { useSpeaker } from "./use-speaker.ts";

/** Lets each new thing on the screen be heard once, unless it is the hour to be quiet. */
export function useKioskSounds(screen: KioskScreen, settings: Settings): void {
	const tell = useSpeaker(settings);
	const timeZone = useStatus()?.timeZone;
	const offsetMs = useClockOffsetMs();
	const tellScreen = useEffectEvent(() => {
		const cue = cueOf(screen);
		const isNight = isQuiet(settings.quietHours, minuteIn(timeZone, Date.now() + offsetMs));
		if (cue && !isNight) tell(cue, settings);
	});
	const key = cueKeyOf(screen);
	useEffect(() => {
		if (key !== null) tellScreen();
	}, [key]);
}
