import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient, ListedApiKey } from "../../client/types.ts";
import { useSave } from "../../data/use-save.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import items from "../../ui/item-list.module.css";
import { Select } from "../../ui/select.tsx";
import styles from "./api-keys.module.css";
import { MadeKey } from "./made-key.tsx";

export interface RotateKeyDialogProps {
	readonly client: HadirClient;
	/** null keeps it closed. */
	readonly apiKey: ListedApiKey | null;
	readonly onClose: () => void;
	readonly onChanged: () => void;
}

/** How long the key before may still be used, days. */
const graces = ["0", "1", "3", "7"] as const;

export function RotateKeyDialog({ client, apiKey, onClose, onChanged }: RotateKeyDialogProps) {
	const { t } = useTranslation("apiKeys");
	/** Still shown while the dialog fades out. */
	const [shown, setShown] = useState(apiKey);
	if (apiKey !== null && apiKey !== shown) setShown(apiKey);
	return (
		<Dialog isOpen={apiKey !== null} title={t("rotateDialog.title", { name: shown?.name ?? "" })} onClose={onClose}>
			{apiKey && <RotateKey client={client} apiKey={apiKey} onClose={onClose} onChanged={onChanged} />}
		</Dialog>
	);
}

type RotateKeyProps = Omit<RotateKeyDialogProps, "apiKey"> & { readonly apiKey: ListedApiKey };

function RotateKey({ client, apiKey, onClose, onChanged }: RotateKeyProps) {
	const { t } = useTranslation(["apiKeys", "common"]);
	const [grace, setGrace] = useState<(typeof graces)[number]>("1");
	const [secret, setSecret] = useState<string | null>(null);
	const save = useSave();
	const rotate = () =>
		void save.run(async () => {
			setSecret((await client.apiKeys.rotate({ keyId: apiKey.keyId, graceDays: Number(grace) })).secret);
			onChanged();
		});
	if (secret !== null) return <MadeKey name={apiKey.name} secret={secret} onDone={onClose} />;
	return (
		<div className={items.form}>
			<p className={items.muted}>{t("rotateDialog.text")}</p>
			<Select
				label={t("rotateDialog.grace")}
				value={grace}
				options={graces.map((value) => ({
					value,
					label: value === "0" ? t("rotateDialog.graceNone") : t("rotateDialog.graceDays", { count: Number(value) }),
				}))}
				onChange={setGrace}
			/>
			<ErrorBanner error={save.error} />
			<div className={styles.end}>
				<Button kind="quiet" onClick={onClose}>
					{t("common:cancel")}
				</Button>
				<Button kind="primary" isBusy={save.isSaving} onClick={rotate}>
					{t("rotateDialog.confirm")}
				</Button>
			</div>
		</div>
	);
}
