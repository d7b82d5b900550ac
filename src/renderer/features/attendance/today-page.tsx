import { CalendarCheck } from "lucide-react";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useStatus } from "../../client/host-context.tsx";
import { useResource } from "../../data/use-resource.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Page } from "../../ui/page.tsx";
import { Loading } from "../../ui/spinner.tsx";
import { Table, type TableColumn } from "../../ui/table.tsx";
import { type DayEvent, type DaySummary, newestFirst, summariseDay } from "./day-summary.ts";
import { DeliveryBanner } from "./delivery-banner.tsx";
import { DirectionBadge } from "./direction-badge.tsx";
import styles from "./today-page.module.css";

const REFRESH_MS = 5_000;

export function TodayPage({ client }: { readonly client: HadirClient }) {
	const { t } = useTranslation(["attendance", "common"]);
	const status = useStatus();
	const formats = useFormats(status?.timeZone);
	const { data, error, reload } = useResource(() => client.attendance.today({}), REFRESH_MS);
	const events = useMemo(() => (data ? newestFirst(data.events) : []), [data]);
	const columns: TableColumn<DayEvent>[] = [
		{
			id: "time",
			header: t("column.time"),
			cell: (event) => <EventTime text={formats.timeWithSeconds(event.occurredAt)} />,
		},
		{ id: "name", header: t("column.name"), cell: (event) => <Person event={event} /> },
		{
			id: "direction",
			header: t("column.direction"),
			cell: ({ direction }) => <DirectionBadge direction={direction} />,
		},
		{
			id: "method",
			header: t("column.method"),
			cell: (event) => <span className={styles.muted}>{t(`common:method.${event.method}`)}</span>,
		},
	];
	return (
		<Page title={t("title")} note={formats.longDate(status?.nowMs ?? Date.now())}>
			<ErrorBanner error={error} onRetry={() => void reload()} />
			{!data && error === null && <Loading text={t("common:loading")} />}
			{data && (
				<>
					<Summary summary={summariseDay(events)} />
					{status && <DeliveryBanner sync={status.sync} nowMs={status.nowMs} />}
					{events.length === 0 ? (
						<EmptyState icon={CalendarCheck} title={t("empty.title")} text={t("empty.text")} />
					) : (
						<Table
							label={t("title")}
							rows={events}
							rowKey={(event) => event.eventId}
							columns={columns}
							columnsClass={styles.columns}
						/>
					)}
				</>
			)}
		</Page>
	);
}

function Summary({ summary }: { readonly summary: DaySummary }) {
	const { t } = useTranslation("attendance");
	const formats = useFormats();
	const figures = ["inside", "people", "events"] as const;
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

function EventTime({ text }: { readonly text: string }) {
	return <span className={styles.time}>{text}</span>;
}

function Person({ event }: { readonly event: DayEvent }) {
	return (
		<>
			<span className={styles.name}>{event.name}</span>
			<span className={styles.id}>{event.employeeId}</span>
		</>
	);
}
