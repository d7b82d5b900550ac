import { useStatus } from "../../client/host-context.tsx";
import { useFormats } from "../../i18n/use-language.ts";
import { useHostNow } from "./kiosk-clock.tsx";
import styles from "./resting-clock.module.css";

const MINUTE_MS = 60_000;
/** The clock stands elsewhere each minute, so that it burns into no panel. */
const PLACES = 5;

/** Nobody has been there for a long time: the picture is dark, and the clock can be read from across the hall. */
export function RestingClock() {
	const now = useHostNow();
	const formats = useFormats(useStatus()?.timeZone);
	return (
		<div className={styles.rest} data-testid="resting" data-place={Math.floor(now / MINUTE_MS) % PLACES}>
			<time className={styles.time} dateTime={new Date(now).toISOString()}>
				{formats.time(now)}
			</time>
			<p className={styles.date}>{formats.longDate(now)}</p>
		</div>
	);
}
