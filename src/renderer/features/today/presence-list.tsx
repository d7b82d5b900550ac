import { ChevronLeft, CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useStatus } from "../../client/host-context.tsx";
import { useResource } from "../../data/use-resource.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Loading } from "../../ui/spinner.tsx";
import { Table, type TableColumn } from "../../ui/table.tsx";
import { AttentionMark } from "../attendance/attention-mark.tsx";
import { PersonCell } from "../attendance/person-cell.tsx";
import styles from "./today-page.module.css";
import type { Presence, PresenceGroup } from "./today-types.ts";

/** Slower than the counts: of ten thousand people this is a megabyte. */
const REFRESH_MS = 15_000;
const NOTHING = "–";

export interface PresenceListProps {
	readonly client: HadirClient;
	readonly group: PresenceGroup;
	readonly onBack: () => void;
}

/** The people behind one of the counts. */
export function PresenceList({ client, group, onBack }: PresenceListProps) {
	const { t } = useTranslation(["today", "common", "attendance"]);
	const { data, error, reload } = useResource(() => client.today.people({ group }), REFRESH_MS);
	const formats = useFormats(useStatus()?.timeZone);
	const moment = (at: string | null) => <span className={styles.time}>{at === null ? NOTHING : formats.time(at)}</span>;
	const columns: TableColumn<Presence>[] = [
		{ id: "name", header: t("column.name"), cell: (person) => <PersonCell person={person} /> },
		{ id: "firstIn", header: t("column.firstIn"), cell: ({ firstIn }) => moment(firstIn) },
		{ id: "lastOut", header: t("column.lastOut"), cell: ({ lastOut }) => moment(lastOut) },
		{ id: "state", header: t("column.state"), cell: (person) => <PresenceState person={person} /> },
	];
	return (
		<>
			<div className={styles.listHead}>
				<h2 className={styles.listTitle}>{t(`group.${group}`)}</h2>
				<Button kind="quiet" icon={ChevronLeft} onClick={onBack}>
					{t("back")}
				</Button>
			</div>
			<ErrorBanner error={error} onRetry={() => void reload()} />
			{!data && error === null && <Loading text={t("common:loading")} />}
			{data?.length === 0 && (
				<EmptyState icon={CircleCheck} title={t(`empty.${group}.title`)} text={t(`empty.${group}.text`)} />
			)}
			{data && data.length > 0 && (
				<Table
					label={t(`group.${group}`)}
					rows={data}
					rowKey={({ employeeId }) => employeeId}
					columns={columns}
					columnsClass={styles.peopleColumns}
				/>
			)}
		</>
	);
}

function PresenceState({ person }: { readonly person: Presence }) {
	const { t } = useTranslation(["today", "attendance"]);
	if (person.flags.length === 0) return <span className={styles.muted}>{t(`state.${person.state}`)}</span>;
	const text = person.flags.map((flag) => t(`attendance:flag.${flag}`)).join(" · ");
	return <AttentionMark icon={TriangleAlert} text={text} />;
}
