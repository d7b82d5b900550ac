// The pages of the unlocked area, who finds which, and whose area it is.
import {
	CalendarCheck,
	ChartColumn,
	HeartPulse,
	Lock,
	type LucideIcon,
	Settings,
	SlidersHorizontal,
	Sun,
	UserPlus,
	Users,
} from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Operator, OperatorRole } from "../../client/types.ts";
import styles from "./supervisor-area.module.css";

const everybody: readonly OperatorRole[] = ["supervisor", "administrator", "auditor"];
const staff: readonly OperatorRole[] = ["supervisor", "administrator"];
const administrators: readonly OperatorRole[] = ["administrator"];

/** In the order of the menu. What a call may do is decided by the host, whatever is shown. */
const pages = [
	{ name: "today", icon: Sun, roles: everybody },
	{ name: "attendance", icon: CalendarCheck, roles: everybody },
	{ name: "employees", icon: Users, roles: staff },
	{ name: "enrollment", icon: UserPlus, roles: staff },
	{ name: "statistics", icon: ChartColumn, roles: everybody },
	{ name: "health", icon: HeartPulse, roles: everybody },
	{ name: "calibration", icon: SlidersHorizontal, roles: administrators },
	{ name: "settings", icon: Settings, roles: everybody },
] as const satisfies readonly { name: string; icon: LucideIcon; roles: readonly OperatorRole[] }[];

export type Page = (typeof pages)[number]["name"];

export function isPageOf(page: Page, role: OperatorRole): boolean {
	return pages.some(({ name, roles }) => name === page && roles.includes(role));
}

export interface SupervisorMenuProps {
	readonly page: Page;
	readonly operator: Operator;
	readonly kioskName: string;
	readonly onSelect: (target: Page | "lock") => void;
}

export function SupervisorMenu({ page, operator, kioskName, onSelect }: SupervisorMenuProps) {
	const { t } = useTranslation(["session", "common", "operators"]);
	return (
		<nav className={styles.nav} aria-label={t("nav.label")}>
			<div className={styles.brand}>
				<img className={styles.brandMark} src="./icon.svg" alt="" />
				<p className={styles.brandWords}>
					<span className={styles.brandName}>{t("common:productName")}</span>
					<span className={styles.kioskName}>{kioskName}</span>
				</p>
			</div>
			<ul className={styles.links}>
				{pages
					.filter(({ roles }) => roles.includes(operator.role))
					.map(({ name, icon: Icon }) => (
						<li key={name}>
							<button
								type="button"
								className={styles.link}
								aria-current={name === page ? "page" : undefined}
								onClick={() => onSelect(name)}
							>
								<Icon aria-hidden />
								{t(`nav.${name}`)}
							</button>
						</li>
					))}
			</ul>
			<div className={styles.lock}>
				<p className={styles.operator} data-testid="operator">
					<span className={styles.operatorName}>{operator.name}</span>
					<span className={styles.operatorRole}>{t(`operators:roles.${operator.role}.name`)}</span>
				</p>
				<button type="button" className={styles.link} title={t("lockHelp")} onClick={() => onSelect("lock")}>
					<Lock aria-hidden />
					{t("lock")}
				</button>
			</div>
		</nav>
	);
}
