import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useHost } from "../../client/host-context.tsx";
import { useIsStaff } from "../../client/operator-context.tsx";
import type { KioskStatus } from "../../client/types.ts";
import { useSave } from "../../data/use-save.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";

/** Shown while the kiosk does not believe its clock: what time it probably is, and a supervisor's word that it is right. */
export function ClockBanner({ client, status }: { readonly client: HadirClient; readonly status: KioskStatus }) {
	const { t } = useTranslation("attendance");
	const { watch } = useHost();
	const formats = useFormats(status.timeZone);
	const save = useSave();
	const isStaff = useIsStaff();
	const { state, estimatedMs } = status.kioskClock;
	if (state === "trusted") return null;
	const confirm = () =>
		void save.run(async () => {
			await client.system.confirmClock({});
			watch.refresh();
		});
	const text =
		estimatedMs === null
			? t("clock.text")
			: t("clock.estimate", { time: formats.time(estimatedMs), date: formats.shortDate(estimatedMs) });
	return (
		<>
			<Banner
				kind="warning"
				title={t("clock.title")}
				text={text}
				action={
					isStaff && (
						<Button icon={Check} isBusy={save.isSaving} onClick={confirm}>
							{t("clock.confirm")}
						</Button>
					)
				}
			/>
			<ErrorBanner error={save.error} onRetry={confirm} />
		</>
	);
}
