// At the kiosk: lets one phone or laptop enroll. Address, certificate and code; then who is connected.
import { ArrowLeft, Smartphone } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useResource } from "../../data/use-resource.ts";
import { useSave } from "../../data/use-save.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Page } from "../../ui/page.tsx";
import { Loading } from "../../ui/spinner.tsx";
import { CodeCard } from "./code-card.tsx";
import { ConnectedCard } from "./connected-card.tsx";
import styles from "./device-page.module.css";
import type { DeviceAccess } from "./device-types.ts";
import { DoorCards } from "./door-cards.tsx";

const REFRESH_MS = 1_000;

export interface DevicePageProps {
	readonly client: Pick<HadirClient, "devices">;
	readonly onBack: () => void;
}

export function DevicePage({ client, onBack }: DevicePageProps) {
	const { t } = useTranslation(["devices", "common"]);
	const { data: access, error, put } = useResource<DeviceAccess>(() => client.devices.access({}), REFRESH_MS);
	const save = useSave();
	/** What a connected device loses is asked about before. */
	const [asked, setAsked] = useState<"stop" | "replace" | null>(null);
	const open = () => save.run(async () => put(await client.devices.open({})));
	const stop = () =>
		save.run(async () => {
			await client.devices.stop({});
			put(await client.devices.access({}));
		});
	return (
		<Page
			title={t("title")}
			note={t("note")}
			height="scroll"
			action={
				<Button icon={ArrowLeft} kind="quiet" onClick={onBack}>
					{t("common:back")}
				</Button>
			}
		>
			<ErrorBanner error={save.error ?? error} />
			{!access && error === null && <Loading text={t("common:loading")} />}
			{access?.kind === "closed" && <Closed access={access} isBusy={save.isSaving} onOpen={() => void open()} />}
			{access?.kind === "open" &&
				(access.device ? (
					<ConnectedCard
						device={access.device}
						isBusy={save.isSaving}
						onReplace={() => setAsked("replace")}
						onStop={() => setAsked("stop")}
					/>
				) : (
					<div className={styles.open}>
						<DoorCards door={access.door} />
						<CodeCard
							code={access.code}
							isBusy={save.isSaving}
							onAnother={() => void open()}
							onStop={() => void stop()}
						/>
					</div>
				))}
			<ConfirmDialog
				isOpen={asked !== null}
				title={t("confirmStop.title")}
				text={t("confirmStop.text")}
				confirmLabel={t("confirmStop.confirm")}
				cancelLabel={t("confirmStop.stay")}
				onConfirm={() => {
					void (asked === "replace" ? open() : stop());
					setAsked(null);
				}}
				onCancel={() => setAsked(null)}
			/>
		</Page>
	);
}

interface ClosedProps {
	readonly access: Extract<DeviceAccess, { kind: "closed" }>;
	readonly isBusy: boolean;
	readonly onOpen: () => void;
}

function Closed({ access: { endedBy, enrolled }, isBusy, onOpen }: ClosedProps) {
	const { t } = useTranslation("devices");
	return (
		<>
			{endedBy !== null && (
				<Banner
					kind="info"
					title={t(`ended.${endedBy}`)}
					{...(enrolled > 0 && { text: t("endedEnrolled", { count: enrolled }) })}
				/>
			)}
			<div className={styles.closed}>
				<Smartphone className={styles.closedIcon} aria-hidden />
				<h2 className={styles.title}>{t("closed.title")}</h2>
				<p className={styles.text}>{t("closed.text")}</p>
				<Button kind="primary" size="large" icon={Smartphone} isBusy={isBusy} onClick={onOpen}>
					{t("closed.show")}
				</Button>
			</div>
		</>
	);
}
