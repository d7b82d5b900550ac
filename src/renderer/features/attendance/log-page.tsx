// Looking something up in the whole log: by days, person, direction and state.
import { Download, ListFilter, SearchX, X } from "lucide-react";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { HadirClient } from "../../../contract/index.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Page } from "../../ui/page.tsx";
import { Loading } from "../../ui/spinner.tsx";
import { FilterChips } from "./filter-chips.tsx";
import { everything, type LogEntry, type LogFilter, partsSet, presetDays, toSearch } from "./log-filter.ts";
import { LogFilterDialog } from "./log-filter-dialog.tsx";
import styles from "./log-page.module.css";
import { LogRecordDialog } from "./log-record-dialog.tsx";
import { createLogStore } from "./log-store.ts";
import { LogTable } from "./log-table.tsx";
import { useLogDownload } from "./use-log-download.ts";

const PAGE_OF_ENTRIES = 100;

export interface LogPageProps {
	readonly client: HadirClient;
	/** The kiosk's day, `2026-11-03`. */
	readonly today: string;
	/** Back to the other views. */
	readonly views: ReactNode;
}

export function LogPage({ client, today, views }: LogPageProps) {
	const { t } = useTranslation("log");
	const [filter, setFilter] = useState<LogFilter>({ ...everything, ...presetDays("week", today) });
	const [isChoosing, setIsChoosing] = useState(false);
	const download = useLogDownload(client);
	return (
		<Page title={t("title")} note={t("note")} action={<div className={styles.controls}>{views}</div>}>
			<div className={styles.bar}>
				<Button kind="primary" icon={ListFilter} onClick={() => setIsChoosing(true)}>
					{t("filter.open")}
				</Button>
				<FilterChips filter={filter} onChange={setFilter} />
				{download.rows === null ? (
					<Button icon={Download} onClick={() => download.start(filter)}>
						{t("download.start")}
					</Button>
				) : (
					<Button icon={X} onClick={download.cancel}>
						{t("download.cancel", { count: download.rows })}
					</Button>
				)}
			</div>
			<ErrorBanner error={download.error} />
			{download.saved && <Banner kind="success" title={t("download.saved", savedWords(download.saved))} />}
			<Entries key={JSON.stringify(toSearch(filter))} client={client} filter={filter} onClear={setFilter} />
			{isChoosing && (
				<LogFilterDialog
					client={client}
					today={today}
					filter={filter}
					onClose={() => setIsChoosing(false)}
					onChoose={(chosen) => {
						setIsChoosing(false);
						setFilter(chosen);
					}}
				/>
			)}
		</Page>
	);
}

const savedWords = ({ fileName, rows }: { readonly fileName: string; readonly rows: number }) => ({
	name: fileName,
	count: rows,
});

interface EntriesProps {
	readonly client: HadirClient;
	readonly filter: LogFilter;
	readonly onClear: (filter: LogFilter) => void;
}

function Entries({ client, filter, onClear }: EntriesProps) {
	const { t } = useTranslation(["log", "common"]);
	const formats = useFormats();
	const [opened, setOpened] = useState<LogEntry | null>(null);
	const [store] = useState(() =>
		createLogStore((cursor) =>
			client.log.search({ ...toSearch(filter), limit: PAGE_OF_ENTRIES, ...(cursor !== undefined && { cursor }) }),
		),
	);
	useEffect(() => void store.reload(), [store]);
	const { entries, hasMore, error, isLoading } = useStore(store.state);
	const retry = () => void (entries === null ? store.reload() : store.more());
	return (
		<>
			<ErrorBanner error={error} onRetry={retry} />
			{entries === null && error === null && <Loading text={t("common:loading")} />}
			{entries?.length === 0 && (
				<EmptyState
					icon={SearchX}
					title={t("empty.title")}
					text={t("empty.text")}
					{...(partsSet(filter).length > 0 && {
						action: <Button onClick={() => onClear(everything)}>{t("filter.clear")}</Button>,
					})}
				/>
			)}
			{entries && entries.length > 0 && (
				<>
					<LogTable entries={entries} onOpen={setOpened} onEnd={() => void store.more()} />
					<p className={styles.count} role="status">
						{isLoading
							? t("common:loading")
							: t(hasMore ? "countMore" : "count", { count: entries.length, shown: formats.number(entries.length) })}
					</p>
				</>
			)}
			<LogRecordDialog client={client} entry={opened} onClose={() => setOpened(null)} />
		</>
	);
}
