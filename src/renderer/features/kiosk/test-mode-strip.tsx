import { FlaskConical } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { useStatus } from "../../client/host-context.tsx";
import { useDemo } from "../../demo/demo-context.tsx";
import { useFormats } from "../../i18n/use-language.ts";
import type { KioskStore } from "./kiosk-store.ts";
import styles from "./test-mode-strip.module.css";

/** While liveness does not gate, the screen says so plainly, always, and shows what the check would have said. */
export function TestModeStrip({ store }: { readonly store: KioskStore }) {
	const { t } = useTranslation("kiosk");
	const formats = useFormats();
	const status = useStatus();
	const demo = useDemo()?.info ?? null;
	const liveness = useStore(store.state, (state) => state.liveness);
	if (!status || (status.livenessMode === "enforce" && !status.isDemo)) return null;
	const score = liveness?.score ?? null;
	return (
		<p className={styles.strip} data-testid="test-mode">
			<FlaskConical aria-hidden="true" />
			{status.isDemo ? <strong>{t("test_mode.demo")}</strong> : null}
			{demo ? <span>{t("test_mode.demo_info", { pin: demo.pin, page: demo.hrisPageUrl })}</span> : null}
			{status.livenessMode === "enforce" ? null : <span>{t(`test_mode.${status.livenessMode}`)}</span>}
			{liveness && liveness.verdict !== "not_run" ? (
				<span className={styles.verdict}>
					{t(`test_mode.verdict.${liveness.verdict}`)}
					{score === null ? null : ` ${formats.number(Math.round(score * 100))}%`}
				</span>
			) : null}
		</p>
	);
}
