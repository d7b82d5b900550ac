import { Download } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { saveFile } from "../../data/save-file.ts";
import { useSave } from "../../data/use-save.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Section } from "../settings/section.tsx";

export function BundleSection({ client }: { readonly client: HadirClient }) {
	const { t } = useTranslation("health");
	const save = useSave();
	const download = () =>
		void save.run(async () => {
			const file = await client.health.bundle({});
			const day = new Date().toISOString().slice(0, 10);
			saveFile(file, `hadir-diagnosis-${day}.json`);
		});
	return (
		<Section title={t("bundle.title")} text={t("bundle.text")}>
			<ErrorBanner error={save.error} onRetry={download} />
			{save.isSaved && <Banner kind="success" title={t("bundle.saved")} />}
			<div>
				<Button icon={Download} isBusy={save.isSaving} onClick={download}>
					{t("bundle.save")}
				</Button>
			</div>
		</Section>
	);
}
