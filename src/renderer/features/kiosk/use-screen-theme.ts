import { useEffect, useState } from "react";
import { useClockOffsetMs, useStatus } from "../../client/host-context.tsx";
import type { Settings } from "../../client/types.ts";
import { minuteIn } from "./kiosk-time.ts";
import { type ShownTheme, themeAt } from "./screen-theme.ts";

const MINUTE_MS = 60_000;

/** Looks at the clock once a minute; nothing is drawn anew unless the theme changes. */
export function useScreenTheme(theme: Settings["screenTheme"]): ShownTheme {
	const timeZone = useStatus()?.timeZone;
	const offsetMs = useClockOffsetMs();
	const now = () => themeAt(theme, minuteIn(timeZone, Date.now() + offsetMs));
	const [, setShown] = useState<ShownTheme>(now);
	useEffect(() => {
		const timer = setInterval(() => setShown(themeAt(theme, minuteIn(timeZone, Date.now() + offsetMs))), MINUTE_MS);
		return () => clearInterval(timer);
	}, [theme, timeZone, offsetMs]);
	return now();
}
