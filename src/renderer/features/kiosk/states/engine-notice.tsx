import { Hourglass, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ErrorCode } from "../../../../contract/index.ts";
import { errorText } from "../../../../contract/messages/index.ts";
import { useLanguage } from "../../../i18n/use-language.ts";
import { Notice } from "./notice.tsx";

/** The models are being loaded, or the inference process is on its way back. */
export function EngineWaitNotice({ phase }: { readonly phase: "engine_starting" | "engine_restarting" }) {
	const { t } = useTranslation("kiosk");
	return (
		<Notice
			icon={Hourglass}
			tone="wait"
			testId={`notice-${phase.replace("_", "-")}`}
			title={t(`${phase}.title`)}
			action={t(`${phase}.action`)}
		/>
	);
}

/** It will not come back by itself: in the catalogue's own words, for the supervisor. */
export function EngineFailedNotice({ code }: { readonly code: ErrorCode }) {
	const text = errorText(code, useLanguage());
	return (
		<Notice icon={TriangleAlert} tone="act" testId="notice-engine-failed" title={text.title} action={text.action} />
	);
}
