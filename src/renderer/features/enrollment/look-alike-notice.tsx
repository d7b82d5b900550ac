import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useSave } from "../../data/use-save.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import type { EnrolledEmployee } from "./enrollment-store.ts";

export interface LookAlikeNoticeProps {
	readonly client: HadirClient;
	readonly person: Pick<EnrolledEmployee, "employeeId" | "lookAlikes">;
	readonly onCleared: () => void;
}

/** Whom the person is flagged with, what that does at the kiosk, and the way to take it back. */
export function LookAlikeNotice({ client, person, onCleared }: LookAlikeNoticeProps) {
	const { t } = useTranslation("enrollment");
	const { isSaving, error, run } = useSave();
	const clear = (other: string) =>
		run(async () => {
			await client.enrollment.clearLookAlike({ employeeId: person.employeeId, other });
			onCleared();
		});
	return (
		<>
			{person.lookAlikes.map((other) => (
				<Banner
					key={other}
					kind="info"
					title={t("lookAlike.title", { employeeId: other })}
					text={t("lookAlike.text")}
					action={
						<Button isBusy={isSaving} onClick={() => void clear(other)}>
							{t("lookAlike.clear")}
						</Button>
					}
				/>
			))}
			<ErrorBanner error={error} />
		</>
	);
}
