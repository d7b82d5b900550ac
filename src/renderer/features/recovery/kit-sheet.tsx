import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/use-language.ts";
import { PrintArea } from "../code-admin/print-area.tsx";
import { ShownGroups } from "./code-groups.tsx";
import styles from "./kit-sheet.module.css";
import type { NewKit } from "./recovery-types.ts";

export interface KitSheetProps {
	readonly kit: NewKit;
	/** Whose it is, where it is known. */
	readonly kioskName?: string | undefined;
}

/** One sheet of paper, to be put away. */
export function KitSheet({ kit, kioskName }: KitSheetProps) {
	const { t } = useTranslation("recovery");
	const formats = useFormats();
	return (
		<PrintArea>
			<article className={styles.sheet}>
				<h1 className={styles.title}>{t("sheet.title")}</h1>
				<p>{[kioskName, formats.shortDate(kit.createdAtMs)].filter(Boolean).join(" · ")}</p>
				<p>{t("number", { kitId: kit.kitId })}</p>
				<ShownGroups groups={kit.groups} />
				<ul className={styles.notes}>
					<li>{t("sheet.use")}</li>
					<li>{t("sheet.keep")}</li>
					<li>{t("sheet.void")}</li>
				</ul>
			</article>
		</PrintArea>
	);
}
