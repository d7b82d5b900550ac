import { useEffect, useState } from "react";
import { useClockOffsetMs } from "../../client/host-context.tsx";
import { useFormats } from "../../i18n/use-language.ts";
import styles from "./kiosk-clock.module.css";

const SECOND_MS = 1_000;

/** Epoch milliseconds of the host's clock, new every second. */
function useHostNow(): number {
	const offsetMs = useClockOffsetMs();
	const [nowMs, setNowMs] = useState(() => Date.now());
	useEffect(() => {
		const timer = setInterval(() => setNowMs(Date.now()), SECOND_MS);
		return () => clearInterval(timer);
	}, []);
	return nowMs + offsetMs;
}

/** The clock that punches are stamped with: the host's, in the kiosk's zone. */
export function KioskClock({ timeZone }: { readonly timeZone: string | undefined }) {
	const now = useHostNow();
	const formats = useFormats(timeZone);
	return (
		<div>
			<time className={styles.time} dateTime={new Date(now).toISOString()}>
				{formats.time(now)}
			</time>
			<p className={styles.date}>{formats.longDate(now)}</p>
		</div>
	);
}
