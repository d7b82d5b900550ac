// The settings: on a wide screen the menu of sections stands beside the one that is open, on a narrow or upright one the
// menu comes first and each section leads back to it.
import { ArrowLeft } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useHost, useSettings, useStatus } from "../../client/host-context.tsx";
import type { HadirClient, OperatorRole } from "../../client/types.ts";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { Page } from "../../ui/page.tsx";
import { Loading } from "../../ui/spinner.tsx";
import { useMediaQuery } from "../../ui/use-media-query.ts";
import type { SettingsChanges } from "./settings-draft.ts";
import styles from "./settings-menu.module.css";
import { SettingsMenu } from "./settings-menu.tsx";
import { type SectionKey, settingsSections } from "./settings-sections.tsx";

export interface SettingsPageProps {
	readonly client: HadirClient;
	readonly role: OperatorRole;
	/** Which section is open; null: none was chosen yet. */
	readonly section: SectionKey | null;
	readonly onSection: (section: SectionKey | null) => void;
}

/** Room for a menu beside the page. As in `settings-menu.module.css`. */
const WIDE = "(min-aspect-ratio: 1 / 1) and (min-width: 70rem)";

export function SettingsPage({ client, role, section, onSection }: SettingsPageProps) {
	const { t } = useTranslation(["settings", "common"]);
	const { watch } = useHost();
	const settings = useSettings();
	const status = useStatus();
	const isWide = useMediaQuery(WIDE);
	const sections = settingsSections.filter(({ roles }) => roles.includes(role));
	const open = sections.find(({ key }) => key === section) ?? (isWide ? sections[0] : undefined);
	const update = async (changes: SettingsChanges) => {
		watch.setSettings(await client.settings.update(changes));
		watch.refresh();
	};
	if (!settings)
		return (
			<Page title={t("title")}>
				<Loading text={t("common:loading")} />
			</Page>
		);
	return (
		// Where the menu gives way to a section, the section begins at its top.
		<Page key={isWide ? "beside" : (open?.key ?? "menu")} title={t("title")} height="scroll">
			<div className={classNames(isWide && styles.beside)}>
				{(isWide || !open) && (
					<SettingsMenu
						sections={sections}
						open={open?.key ?? null}
						onOpen={(key) => key !== open?.key && onSection(key)}
					/>
				)}
				{open && (
					<div className={styles.content}>
						{!isWide && (
							<div>
								<Button kind="quiet" icon={ArrowLeft} onClick={() => onSection(null)}>
									{t("sections.back")}
								</Button>
							</div>
						)}
						<div key={open.key} className={styles.cards}>
							{open.content({ client, settings, status, role, onSave: update })}
						</div>
					</div>
				)}
			</div>
		</Page>
	);
}
