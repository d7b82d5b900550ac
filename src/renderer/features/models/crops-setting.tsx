import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useSave } from "../../data/use-save.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import type { ModelOverview } from "./model-choice.ts";
import styles from "./models-section.module.css";

export interface CropsSettingProps {
	readonly client: HadirClient;
	readonly overview: ModelOverview;
	readonly onChange: (overview: ModelOverview) => void;
}

/** Switching it off erases what is there, so that is asked first. */
export function CropsSetting({ client, overview, onChange }: CropsSettingProps) {
	const { t } = useTranslation(["models", "common"]);
	const [asks, setAsks] = useState(false);
	const save = useSave();
	const { stored } = overview.crops;
	const keep = (keeps: boolean) =>
		save.run(async () => {
			onChange(await client.models.keepCrops({ keeps }));
			setAsks(false);
		});
	return (
		<div className={styles.group}>
			<Checkbox
				label={t("crops.label")}
				isChecked={overview.keepsEnrollmentCrops}
				onChange={(keeps) => {
					if (!keeps && stored > 0) setAsks(true);
					else void keep(keeps);
				}}
			/>
			<p className={styles.note}>{t("crops.privacy")}</p>
			<p className={styles.note}>{stored > 0 ? t("crops.stored", { count: stored }) : t("crops.none")}</p>
			{save.error !== null && !asks && <ErrorBanner error={save.error} />}
			<ConfirmDialog
				isOpen={asks}
				title={t("crops.eraseDialog.title")}
				text={t("crops.eraseDialog.text", { count: stored })}
				confirmLabel={t("crops.eraseDialog.confirm")}
				cancelLabel={t("common:cancel")}
				isBusy={save.isSaving}
				onConfirm={() => void keep(false)}
				onCancel={() => setAsks(false)}
			>
				{save.error !== null && <ErrorBanner error={save.error} />}
			</ConfirmDialog>
		</div>
	);
}
