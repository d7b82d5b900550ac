import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/use-language.ts";
import { type FilterPart, type LogFilter, partsSet, withoutPart } from "./log-filter.ts";
import styles from "./log-page.module.css";

export interface FilterChipsProps {
	readonly filter: LogFilter;
	readonly onChange: (filter: LogFilter) => void;
}

/** What is set, in words; a touch takes it away. */
export function FilterChips({ filter, onChange }: FilterChipsProps) {
	const { t } = useTranslation(["log", "common"]);
	const formats = useFormats("UTC");
	const day = (date: string) => formats.shortDate(`${date}T12:00:00Z`);

	function days({ fromDate, toDate }: LogFilter): string {
		if (fromDate === null) return toDate === null ? "" : t("filter.until", { date: day(toDate) });
		if (toDate === null) return t("filter.since", { date: day(fromDate) });
		return fromDate === toDate ? day(fromDate) : `${day(fromDate)} – ${day(toDate)}`;
	}

	const words: Record<FilterPart, () => string> = {
		days: () => days(filter),
		employee: () => filter.employee?.name ?? "",
		direction: () => (filter.direction === null ? "" : t(`common:direction.${filter.direction}`)),
		recordState: () => (filter.recordState === null ? "" : t(`recordState.${filter.recordState}`)),
		delivery: () => (filter.delivery === null ? "" : t(`delivery.${filter.delivery}`)),
	};
	const parts = partsSet(filter);
	if (parts.length === 0) return <p className={styles.everything}>{t("filter.everything")}</p>;
	return (
		<ul className={styles.chips} aria-label={t("filter.set")}>
			{parts.map((part) => (
				<li key={part}>
					<button
						type="button"
						className={styles.chip}
						aria-label={t("filter.remove", { what: words[part]() })}
						onClick={() => onChange(withoutPart(filter, part))}
					>
						{words[part]()}
						<X aria-hidden />
					</button>
				</li>
			))}
		</ul>
	);
}
