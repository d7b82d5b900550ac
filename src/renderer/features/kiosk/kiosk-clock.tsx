import { ClockAlert } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useClockOffsetMs } from "../../client/host-context.tsx";
import { useFormats } from "../../i18n/use-language.ts";
import styles from "./kiosk-clock.module.css";
import { LookAgainChip } from "./look-again-chip.tsx";

const SECOND_MS = 1_000;

/** Epoch milliseconds of the host's clock, new every second. */
export function useHostNow(): number {
	const offsetMs = useClockOffsetMs();
	const [nowMs, setNowMs] = useState(() => Date.now());
	useEffect(() => {
		const timer = setInterval(() => setNowMs(Date.now()), SECOND_MS);
		return () => clearInterval(timer);
	}, []);
	return nowMs + offsetMs;
}

export interface KioskClockProps {
	readonly timeZone: string | undefined;
	/** The host does not believe its clock: what is recorded is marked. */
	readonly isSuspect: boolean;
}

/** The clock that punches are stamped with: the host's, in the kiosk's zone. */
export function KioskClock({ timeZone, isSuspect }: KioskClockProps) {
	const { t } = useTranslation("kiosk");
	const now = useHostNow();
	const formats = useFormats(timeZone);
	return (
		<div>
			<time className={styles.time} dateTime={new Date(now).toISOString()}>
				{formats.time(now)}
			</time>
			<p className={styles.date}>{formats.longDate(now)}</p>
			{isSuspect && (
				<LookAgainChip
					icon={ClockAlert}
					text={t("bar.clock_suspect")}
					className={styles.suspect}
					testId="clock-suspect"
				/>
			)}
		</div>
	);
}
