import { AlarmClock, ClockAlert, DoorOpen, Hourglass, LogIn, LogOut, type LucideIcon, UserX } from "lucide-react";
import { useTranslation } from "react-i18next";
import { AttentionMark } from "./attention-mark.tsx";
import styles from "./day-page.module.css";
import { type DayWork, inWords, type WorkDayRow } from "./day-summary.ts";

type Flag = DayWork["flags"][number];

const icons: Readonly<Record<Flag, LucideIcon>> = {
	missing_in: LogIn,
	missing_out: LogOut,
	late: AlarmClock,
	early_leave: DoorOpen,
	clock_suspect: ClockAlert,
};

/** What is remarkable about somebody's day, each with a sign and words: never a colour alone. */
export function WorkDayMarks({ row }: { readonly row: WorkDayRow }) {
	const { t } = useTranslation("attendance");
	if (row.kind === "no_show")
		return row.day.state === "none" ? (
			<AttentionMark icon={UserX} text={t("noShow.none")} />
		) : (
			<AttentionMark icon={Hourglass} text={t("noShow.not_yet")} />
		);
	const { flags, isInside, lateMinutes, earlyLeaveMinutes } = row.day;
	const time = (minutes: number) => (minutes < 60 ? t("minutes", { count: minutes }) : t("worked", inWords(minutes)));
	const texts: Readonly<Record<Flag, string>> = {
		missing_in: t("flag.missing_in"),
		missing_out: t("flag.missing_out"),
		clock_suspect: t("flag.clock_suspect"),
		late: t("lateBy", { time: time(lateMinutes) }),
		early_leave: t("earlyBy", { time: time(earlyLeaveMinutes) }),
	};
	return (
		<span className={styles.marks}>
			{flags.map((flag) => (
				<AttentionMark key={flag} icon={icons[flag]} text={texts[flag]} />
			))}
			{isInside && !flags.includes("missing_out") && <span className={styles.muted}>{t("stillInside")}</span>}
		</span>
	);
}
