// What the settings are made of: one row a section, in the order of the menu. A new section is a component, a row here
// and its word at `settings.sections.names`.
import {
	ArrowLeftRight,
	CalendarClock,
	DatabaseBackup,
	FileKey2,
	FileLock,
	Info,
	KeyRound,
	type LucideIcon,
	MonitorCog,
	Power,
	QrCode,
	Rocket,
	ScanFace,
	Send,
	ShieldCheck,
	Users,
	Volume2,
} from "lucide-react";
import type { ReactNode } from "react";
import type { HadirClient, KioskStatus, OperatorRole, Settings } from "../../client/types.ts";
import { ApiKeysSection } from "../api-keys/api-keys-section.tsx";
import { BackupsSection } from "../backups/backups-section.tsx";
import { CodeSettingsSection } from "../code-admin/code-settings-section.tsx";
import { GroupsSection } from "../groups/groups-section.tsx";
import { HostSection } from "../host/host-section.tsx";
import { ModelsSection } from "../models/models-section.tsx";
import { OperatorsSection } from "../operators/operators-section.tsx";
import { PosterSection } from "../poster/poster-section.tsx";
import { KeysSection } from "../recovery/keys-section.tsx";
import { PrivacySection } from "../rights/privacy-section.tsx";
import { ShiftsSection } from "../shifts/shifts-section.tsx";
import { TargetsSection } from "../targets/targets-section.tsx";
import { UpdatesSection } from "../updates/updates-section.tsx";
import { KioskSection } from "./kiosk-section.tsx";
import { MaintenanceSection } from "./maintenance-section.tsx";
import { PinSection } from "./pin-section.tsx";
import { RulesSection } from "./rules-section.tsx";
import { ScreenSection } from "./screen-section.tsx";
import type { SettingsChanges } from "./settings-draft.ts";
import { StatusSection } from "./status-section.tsx";

export interface SectionProps {
	readonly client: HadirClient;
	readonly settings: Settings;
	/** null until the host was heard. */
	readonly status: KioskStatus | null;
	/** Of whoever is looking: what they may not do is not offered. */
	readonly role: OperatorRole;
	/** Resolves once the host has the changes. */
	readonly onSave: (changes: SettingsChanges) => Promise<void>;
}

interface SettingsSection {
	/** Its word is `settings.sections.names.<key>`. */
	readonly key: string;
	readonly icon: LucideIcon;
	/** Who finds it in the menu. What a call may do is decided by the host, whatever is shown. */
	readonly roles: readonly OperatorRole[];
	readonly content: (props: SectionProps) => ReactNode;
}

const administrators: readonly OperatorRole[] = ["administrator"];
const staff: readonly OperatorRole[] = ["supervisor", "administrator"];
const auditing: readonly OperatorRole[] = ["administrator", "auditor"];
const everybody: readonly OperatorRole[] = ["supervisor", "administrator", "auditor"];

export const settingsSections = [
	{
		key: "kiosk",
		icon: MonitorCog,
		roles: administrators,
		content: (props) => (
			<>
				<KioskSection {...props} />
				<MaintenanceSection {...props} />
				<PosterSection settings={props.settings} />
			</>
		),
	},
	{ key: "screen", icon: Volume2, roles: administrators, content: (props) => <ScreenSection {...props} /> },
	{ key: "rules", icon: ArrowLeftRight, roles: administrators, content: (props) => <RulesSection {...props} /> },
	{ key: "groups", icon: Users, roles: staff, content: (props) => <GroupsSection {...props} /> },
	{ key: "shifts", icon: CalendarClock, roles: administrators, content: (props) => <ShiftsSection {...props} /> },
	{ key: "codes", icon: QrCode, roles: administrators, content: (props) => <CodeSettingsSection {...props} /> },
	{ key: "targets", icon: Send, roles: administrators, content: (props) => <TargetsSection {...props} /> },
	{ key: "models", icon: ScanFace, roles: administrators, content: (props) => <ModelsSection {...props} /> },
	{
		key: "access",
		icon: ShieldCheck,
		roles: administrators,
		content: ({ client, status }) => (
			<>
				<OperatorsSection client={client} />
				<ApiKeysSection client={client} nowMs={status?.nowMs ?? null} />
			</>
		),
	},
	{ key: "pin", icon: KeyRound, roles: everybody, content: (props) => <PinSection {...props} /> },
	{ key: "keys", icon: FileKey2, roles: administrators, content: (props) => <KeysSection {...props} /> },
	{
		key: "backups",
		icon: DatabaseBackup,
		roles: administrators,
		content: ({ client, status }) => <BackupsSection client={client} nowMs={status?.nowMs ?? null} />,
	},
	{
		key: "updates",
		icon: Rocket,
		roles: administrators,
		content: ({ client, status }) => <UpdatesSection client={client} nowMs={status?.nowMs ?? null} />,
	},
	{
		key: "privacy",
		icon: FileLock,
		roles: auditing,
		content: (props) => <PrivacySection {...props} />,
	},
	{
		key: "status",
		icon: Info,
		roles: everybody,
		content: ({ status, settings }) => status && <StatusSection status={status} settings={settings} />,
	},
	{ key: "host", icon: Power, roles: administrators, content: (props) => <HostSection {...props} /> },
] as const satisfies readonly SettingsSection[];

export type SectionKey = (typeof settingsSections)[number]["key"];
