// The log of one work day: its punches, and what they add up to for each person. Opens with today.
import { CalendarCheck, ChevronLeft, ChevronRight } from "lucide-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useStatus } from "../../client/host-context.tsx";
import { useIsStaff } from "../../client/operator-context.tsx";
import { useResource } from "../../data/use-resource.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Page } from "../../ui/page.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import { Loading } from "../../ui/spinner.tsx";
import { ClockBanner } from "./clock-banner.tsx";
import { CorrectionDialog } from "./correction-dialog.tsx";
import styles from "./day-page.module.css";
import { type DayEvent, type DayLog, type DaySummary, dateAfter, newestFirst, summariseDay } from "./day-summary.ts";
import { DeliveryBanner } from "./delivery-banner.tsx";
import { LogPage } from "./log-page.tsx";
import type { IncompleteDay } from "./missed-punch.ts";
import { MissedPunchDialog } from "./missed-punch-dialog.tsx";
import { PunchTable } from "./punch-table.tsx";
import { WorkDayTable } from "./work-day-table.tsx";

const REFRESH_MS = 5_000;

const views = ["punches", "people", "search"] as const;
type View = (typeof views)[number];

export function DayPage({ client }: { readonly client: HadirClient }) {
	const { t } = useTranslation("attendance");
	/** null: the day that goes on, also when the next one begins. */
	const [date, setDate] = useState<string | null>(null);
	const [shown, setShown] = useState<Pick<DayLog, "date" | "today" | "calendarDate"> | null>(null);
	const [view, setView] = useState<View>("punches");
	const dates = useFormats("UTC");
	const isToday = date === null;
	const go = (days: number) => {
		if (!shown) return;
		const wanted = dateAfter(date ?? shown.today, days);
		setDate(wanted >= shown.today ? null : wanted);
	};
	const shownDate = date ?? shown?.today;
	const viewSwitch = (
		<Segmented
			label={t("view.label")}
			value={view}
			options={views.map((value) => ({ value, label: t(`view.${value}`) }))}
			onChange={setView}
		/>
	);
	if (view === "search" && shown) return <LogPage client={client} today={shown.calendarDate} views={viewSwitch} />;
	return (
		<Page
			title={t(isToday ? "title" : "titleDay")}
			note={shownDate === undefined ? "" : dates.longDate(`${shownDate}T12:00:00Z`)}
			action={
				<div className={styles.controls}>
					<IconButton icon={ChevronLeft} label={t("dayBefore")} isDisabled={!shown} onClick={() => go(-1)} />
					<Button isDisabled={isToday} onClick={() => setDate(null)}>
						{t("goToToday")}
					</Button>
					<IconButton icon={ChevronRight} label={t("dayAfter")} isDisabled={isToday} onClick={() => go(1)} />
					{viewSwitch}
				</div>
			}
		>
			<Day key={date ?? "today"} client={client} date={date} view={view} onLoaded={setShown} />
		</Page>
	);
}

interface DayProps {
	readonly client: HadirClient;
	readonly date: string | null;
	readonly view: View;
	readonly onLoaded: (day: Pick<DayLog, "date" | "today" | "calendarDate">) => void;
}

function Day({ client, date, view, onLoaded }: DayProps) {
	const { t } = useTranslation(["attendance", "common"]);
	const status = useStatus();
	const isStaff = useIsStaff();
	const [wrong, setWrong] = useState<DayEvent | null>(null);
	const [missed, setMissed] = useState<IncompleteDay | null>(null);
	const load = async () => {
		const day = await client.attendance.day(date === null ? {} : { date });
		onLoaded(day);
		return day;
	};
	const { data, error, reload } = useResource(load, date === null ? REFRESH_MS : undefined);
	const events = useMemo(() => (data ? newestFirst(data.events) : []), [data]);
	const isEmpty = data && events.length === 0 && data.workDays.length === 0 && data.noShows.length === 0;
	return (
		<>
			<ErrorBanner error={error} onRetry={() => void reload()} />
			{!data && error === null && <Loading text={t("common:loading")} />}
			{data && (
				<>
					<Summary summary={summariseDay(data)} isToday={date === null} />
					{status && date === null && <ClockBanner client={client} status={status} />}
					{status && date === null && <DeliveryBanner sync={status.sync} nowMs={status.nowMs} />}
					{isEmpty ? (
						<EmptyState
							icon={CalendarCheck}
							title={t(date === null ? "empty.title" : "empty.titleDay")}
							text={t(date === null ? "empty.text" : "empty.textDay")}
						/>
					) : view === "punches" ? (
						<PunchTable events={events} onCorrect={isStaff ? setWrong : null} />
					) : (
						<WorkDayTable workDays={data.workDays} noShows={data.noShows} onEnterMissed={isStaff ? setMissed : null} />
					)}
					<CorrectionDialog
						client={client}
						event={wrong}
						onClose={() => setWrong(null)}
						onCorrected={() => {
							setWrong(null);
							void reload();
						}}
					/>
					<MissedPunchDialog
						client={client}
						day={missed}
						workDate={data.date}
						onClose={() => setMissed(null)}
						onRecorded={() => {
							setMissed(null);
							void reload();
						}}
					/>
				</>
			)}
		</>
	);
}

function Summary({ summary, isToday }: { readonly summary: DaySummary; readonly isToday: boolean }) {
	const { t } = useTranslation("attendance");
	const formats = useFormats();
	const figures = isToday
		? (["inside", "people", "incomplete"] as const)
		: (["people", "events", "incomplete"] as const);
	return (
		<dl className={styles.figures}>
			{figures.map((name) => (
				<div key={name} className={styles.figure}>
					<dt className={styles.figureName}>{t(`summary.${name}`)}</dt>
					<dd className={styles.figureValue}>{formats.number(summary[name])}</dd>
					<dd className={styles.muted}>{t(`summary.${name}Help`)}</dd>
				</div>
			))}
		</dl>
	);
}
