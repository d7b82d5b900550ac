// The settings' page of what the kiosk's data is locked with: the recovery paper, and changing the keys.
import { FileKey2, KeyRound, type LucideIcon, RefreshCcw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../client/types.ts";
import { type UseResource, useResource } from "../../data/use-resource.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { AskedActions } from "../settings/asked-actions.tsx";
import { Section } from "../settings/section.tsx";
import { RecoveryKit } from "./recovery-kit.tsx";

type Kit = Awaited<ReturnType<HadirClient["recovery"]["kit"]>>;
type KeyCare = Awaited<ReturnType<HadirClient["keys"]["status"]>>;

export interface KeysSectionProps {
	readonly client: HadirClient;
	readonly settings: { readonly kioskName: string };
}

/** While keys are being changed, how far it is; otherwise rarely. */
const REFRESH_MS = 2_000;

export function KeysSection({ client, settings }: KeysSectionProps) {
	const kit = useResource(() => client.recovery.kit({}), REFRESH_MS);
	return (
		<>
			<KitPart client={client} kit={kit} kioskName={settings.kioskName} />
			<KeyCarePart client={client} />
		</>
	);
}

interface KitPartProps {
	readonly client: HadirClient;
	readonly kit: UseResource<Kit>;
	readonly kioskName: string;
}

function KitPart({ client, kit, kioskName }: KitPartProps) {
	const { t } = useTranslation("recovery");
	const [isOpen, setIsOpen] = useState(false);
	const [isKept, setIsKept] = useState(false);
	return (
		<Section title={t("settings.title")} text={t("settings.text")}>
			<ErrorBanner error={kit.error} onRetry={() => void kit.reload()} />
			{isKept && <Banner kind="success" title={t("settings.kept")} />}
			{kit.data && !isOpen && <KitState kit={kit.data.kit} />}
			{isOpen ? (
				<RecoveryKit
					client={client}
					kioskName={kioskName}
					onLater={() => setIsOpen(false)}
					onKept={(kept) => {
						kit.put({ kit: kept });
						setIsOpen(false);
						setIsKept(true);
					}}
				/>
			) : (
				<div>
					<Button
						icon={FileKey2}
						kind={kit.data?.kit && !kit.data.kit.isVoid ? "secondary" : "primary"}
						onClick={() => {
							setIsKept(false);
							setIsOpen(true);
						}}
					>
						{t(kit.data?.kit ? "settings.replace" : "settings.make")}
					</Button>
				</div>
			)}
		</Section>
	);
}

function KitState({ kit }: Kit) {
	const { t } = useTranslation("recovery");
	const formats = useFormats();
	if (!kit) return <Banner kind="warning" title={t("settings.none")} text={t("settings.noneText")} />;
	const { kitId, createdAtMs, isVoid } = kit;
	if (isVoid) return <Banner kind="warning" title={t("settings.void", { kitId })} text={t("settings.voidText")} />;
	return <p>{t("settings.inForce", { kitId, date: formats.shortDate(createdAtMs) })}</p>;
}

const changes = ["rotate", "revoke"] as const;
type Change = (typeof changes)[number];
const icons: Readonly<Record<Change, LucideIcon>> = { rotate: KeyRound, revoke: RefreshCcw };

function KeyCarePart({ client }: { readonly client: HadirClient }) {
	const { t } = useTranslation("recovery");
	const care = useResource(() => client.keys.status({}), REFRESH_MS);
	const [hasChanged, setHasChanged] = useState(false);
	const isBusy = care.data !== null && (care.data.isRotating || care.data.templatesWaiting > 0);
	return (
		<Section title={t("keys.title")} text={t("keys.text")}>
			<ErrorBanner error={care.error} onRetry={() => void care.reload()} />
			{care.data && <Progress care={care.data} hasChanged={hasChanged} />}
			<AskedActions
				isDisabled={isBusy}
				actions={changes.map((name) => ({
					name,
					icon: icons[name],
					kind: "primary",
					help: t(`keys.${name}.help`),
					button: t(`keys.${name}.button`),
					title: t(`keys.${name}.title`),
					question: t(`keys.${name}.ask`),
					confirm: t(`keys.${name}.confirm`),
				}))}
				onPerform={async (change) => {
					care.put(await (change === "rotate" ? client.keys.rotate({}) : client.keys.revokeTemplates({})));
					setHasChanged(true);
				}}
			/>
		</Section>
	);
}

function Progress({ care, hasChanged }: { readonly care: KeyCare; readonly hasChanged: boolean }) {
	const { t } = useTranslation("recovery");
	if (care.isRotating) return <Banner kind="info" title={t("keys.rotating", { count: care.keysWaiting })} />;
	if (care.templatesWaiting > 0)
		return <Banner kind="info" title={t("keys.converting", { count: care.templatesWaiting })} />;
	return hasChanged ? <Banner kind="success" title={t("keys.done")} /> : null;
}
