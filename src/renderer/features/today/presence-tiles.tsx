import { CalendarX, CircleDashed, Clock, House, type LucideIcon, TriangleAlert, UserCheck } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/use-language.ts";
import styles from "./today-page.module.css";
import { type PresenceGroup, presenceGroups, type TodayOverview } from "./today-types.ts";

const icons: Record<PresenceGroup, LucideIcon> = {
	inside: UserCheck,
	late: Clock,
	missing: CalendarX,
	not_seen: CircleDashed,
	left: House,
	incomplete: TriangleAlert,
};

const needsShifts = (group: PresenceGroup) => group === "late" || group === "missing";

export interface PresenceTilesProps {
	readonly overview: TodayOverview;
	readonly selected: PresenceGroup | null;
	/** The same one again closes its list. */
	readonly onSelect: (group: PresenceGroup | null) => void;
}

export function PresenceTiles({ overview, selected, onSelect }: PresenceTilesProps) {
	const { t } = useTranslation("today");
	const formats = useFormats();
	const shown = presenceGroups.filter((group) => overview.hasShifts || !needsShifts(group));
	return (
		<ul className={styles.tiles} data-count={shown.length} aria-label={t("tiles")}>
			{shown.map((group) => {
				const Icon = icons[group];
				const help = group === "not_seen" ? t("help.not_seen", { count: overview.employees }) : t(`help.${group}`);
				return (
					<li key={group}>
						<button
							type="button"
							className={styles.tile}
							data-group={group}
							aria-pressed={group === selected}
							onClick={() => onSelect(group === selected ? null : group)}
						>
							<span className={styles.tileName}>
								<Icon aria-hidden />
								{t(`group.${group}`)}
							</span>
							<span className={styles.tileValue}>{formats.number(overview.counts[group])}</span>
							<span className={styles.help}>{help}</span>
						</button>
					</li>
				);
			})}
		</ul>
	);
}
