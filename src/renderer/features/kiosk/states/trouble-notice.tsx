import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ErrorCode } from "../../../../contract/index.ts";
import styles from "./notice.module.css";
import { Notice } from "./notice.tsx";

/** The host refuses frames, and goes on refusing. The code is for whoever is called. */
export function TroubleNotice({ code }: { readonly code: ErrorCode }) {
	const { t } = useTranslation("kiosk");
	return (
		<Notice
			icon={TriangleAlert}
			tone="act"
			testId="notice-trouble"
			title={t("trouble.title")}
			action={t("trouble.action")}
		>
			<code className={styles.code}>{code}</code>
		</Notice>
	);
}
