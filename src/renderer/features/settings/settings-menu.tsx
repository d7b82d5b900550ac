import { ChevronRight } from "lucide-react";
import { useTranslation } from "react-i18next";
import styles from "./settings-menu.module.css";
import type { SectionKey, settingsSections } from "./settings-sections.tsx";

export interface SettingsMenuProps {
	readonly sections: readonly (typeof settingsSections)[number][];
	readonly open: SectionKey | null;
	readonly onOpen: (section: SectionKey) => void;
}

export function SettingsMenu({ sections, open, onOpen }: SettingsMenuProps) {
	const { t } = useTranslation("settings");
	return (
		<nav className={styles.menu} aria-label={t("sections.label")}>
			<ul className={styles.list}>
				{sections.map(({ key, icon: Icon }) => (
					<li key={key}>
						<button
							type="button"
							className={styles.link}
							aria-current={key === open ? "true" : undefined}
							onClick={() => onOpen(key)}
						>
							<Icon aria-hidden />
							<span className={styles.name}>{t(`sections.names.${key}`)}</span>
							<ChevronRight className={styles.chevron} aria-hidden />
						</button>
					</li>
				))}
			</ul>
		</nav>
	);
}
