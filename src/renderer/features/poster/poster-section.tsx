import { Printer } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Settings } from "../../client/types.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { PrintArea } from "../code-admin/print-area.tsx";
import { usePrinting } from "../code-admin/use-printing.ts";
import { Section } from "../settings/section.tsx";
import { Poster } from "./poster.tsx";
import styles from "./poster-section.module.css";

/** The sheet for the door, as it will be printed, with what is missing on it. */
export function PosterSection({ settings }: { readonly settings: Settings }) {
	const { t } = useTranslation(["poster", "settings"]);
	const printing = usePrinting();
	const poster = <Poster kioskName={settings.kioskName} contact={settings.privacyContact} />;
	return (
		<Section title={t("section.title")} text={t("section.text")}>
			{settings.privacyContact === "" && (
				<Banner
					kind="info"
					title={t("section.noContact")}
					text={t("section.noContactText", { place: t("settings:sections.names.screen") })}
				/>
			)}
			<div className={styles.preview} role="img" aria-label={t("section.preview")}>
				<div className={styles.small} aria-hidden="true">
					{poster}
				</div>
			</div>
			<div>
				<Button icon={Printer} onClick={printing.start}>
					{t("section.print")}
				</Button>
			</div>
			{printing.isPrinting && <PrintArea>{poster}</PrintArea>}
		</Section>
	);
}
