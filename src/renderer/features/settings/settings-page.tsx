import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useHost, useSettings, useStatus } from "../../client/host-context.tsx";
import { Page } from "../../ui/page.tsx";
import { Loading } from "../../ui/spinner.tsx";
import { CodeSettingsSection } from "../code-admin/code-settings-section.tsx";
import { GroupsSection } from "../groups/groups-section.tsx";
import { ModelsSection } from "../models/models-section.tsx";
import { ShiftsSection } from "../shifts/shifts-section.tsx";
import { TargetsSection } from "../targets/targets-section.tsx";
import { KioskSection } from "./kiosk-section.tsx";
import { PinSection } from "./pin-section.tsx";
import { RulesSection } from "./rules-section.tsx";
import { ScreenSection } from "./screen-section.tsx";
import type { SettingsChanges } from "./settings-draft.ts";
import { StatusSection } from "./status-section.tsx";

export function SettingsPage({ client }: { readonly client: HadirClient }) {
	const { t } = useTranslation(["settings", "common"]);
	const { watch } = useHost();
	const settings = useSettings();
	const status = useStatus();
	const update = async (changes: SettingsChanges) => {
		watch.setSettings(await client.settings.update(changes));
		watch.refresh();
	};
	return (
		<Page title={t("title")} height="scroll">
			{settings ? (
				<>
					<KioskSection settings={settings} onSave={update} />
					<ScreenSection settings={settings} onSave={update} />
					<RulesSection settings={settings} onSave={update} />
					<GroupsSection client={client} />
					<ShiftsSection client={client} />
					<CodeSettingsSection settings={settings} onSave={update} />
					<TargetsSection client={client} status={status} />
					<ModelsSection client={client} />
					<PinSection client={client} />
					{status && <StatusSection status={status} settings={settings} />}
				</>
			) : (
				<Loading text={t("common:loading")} />
			)}
		</Page>
	);
}
