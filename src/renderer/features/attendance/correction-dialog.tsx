import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useStatus } from "../../client/host-context.tsx";
import { useFormats } from "../../i18n/use-language.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { type DayEvent, otherDirection } from "./day-summary.ts";
import { ReasonForm } from "./reason-form.tsx";

export interface CorrectionDialogProps {
	readonly client: HadirClient;
	/** What is turned round; null keeps the dialog closed. */
	readonly event: DayEvent | null;
	readonly onClose: () => void;
	readonly onCorrected: () => void;
}

/** Both records stay; the new one points to the old. */
export function CorrectionDialog({ client, event, onClose, onCorrected }: CorrectionDialogProps) {
	const { t } = useTranslation(["attendance", "common"]);
	const formats = useFormats(useStatus()?.timeZone);
	const directionOf = (direction: DayEvent["direction"]) => t(`common:direction.${direction}`);
	const correct = async ({ eventId }: DayEvent, note: string) => {
		await client.attendance.correct({ eventId, note });
		onCorrected();
	};
	const direction = event ? directionOf(otherDirection(event.direction)) : "";
	return (
		<Dialog isOpen={event !== null} title={t("correction.title", { direction })} onClose={onClose}>
			{event && (
				<ReasonForm
					subject={t("correction.text", {
						name: event.name,
						time: formats.time(event.occurredAt),
						direction: directionOf(event.direction),
					})}
					submitLabel={t("correction.confirm")}
					onSubmit={(reason) => correct(event, reason)}
					onCancel={onClose}
				/>
			)}
		</Dialog>
	);
}
