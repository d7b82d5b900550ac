import { useTranslation } from "react-i18next";
import { useStatus } from "../../client/host-context.tsx";
import { useFormats } from "../../i18n/use-language.ts";
import styles from "./log-keeping.module.css";
import type { RulesPreview } from "./log-rules-draft.ts";

/** What rules would remove now, in sentences. */
export function RulesPreviewText({ preview }: { readonly preview: RulesPreview }) {
	const { t } = useTranslation("logKeeping");
	const formats = useFormats(useStatus()?.timeZone);
	const { events, acts, fromMs, toMs, heldBy, photosOld } = preview;
	const isNothing = events + acts + photosOld === 0;
	return (
		<div className={styles.preview} role="status">
			<p className={styles.previewTitle}>{t("preview.title")}</p>
			{isNothing && <p>{t("preview.nothing")}</p>}
			{events + acts > 0 && fromMs !== null && toMs !== null && (
				<p>
					{t("preview.records", { count: events, from: formats.shortDate(fromMs), to: formats.shortDate(toMs) })}{" "}
					{acts > 0 && t("preview.acts", { count: acts })}
				</p>
			)}
			{photosOld > 0 && <p>{t("preview.photos", { count: photosOld })}</p>}
			{heldBy !== null && <p className={styles.held}>{t(`preview.held.${heldBy}`)}</p>}
			{events + acts > 0 && <p className={styles.muted}>{t("preview.signed")}</p>}
		</div>
	);
}
