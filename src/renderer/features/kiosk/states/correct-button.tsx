import { ArrowLeftRight } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStatus } from "../../../client/host-context.tsx";
import type { PunchView } from "../../../client/types.ts";
import styles from "./correct-button.module.css";

/** A finger that was on its way to the card before must not turn this one round. */
const DEAF_MS = 600;
/** As long as the host lets the person correct; the card is seldom there for longer. */
const CORRECTABLE_MS = 60_000;

export interface CorrectButtonProps {
	readonly punch: PunchView;
	/** The person says that it is the other direction. */
	readonly onCorrect: (punch: PunchView) => Promise<void>;
}

/** "Not OUT? IN": one touch, and a refusal says who helps. */
export function CorrectButton({ punch, onCorrect }: CorrectButtonProps) {
	const { t } = useTranslation("kiosk");
	const nowMs = useStatus()?.nowMs ?? 0;
	const [state, setState] = useState<"deaf" | "ready" | "busy" | "refused">("deaf");
	useEffect(() => {
		const timer = setTimeout(() => setState("ready"), DEAF_MS);
		return () => clearTimeout(timer);
	}, []);
	if (!isRecent(punch, nowMs)) return null;
	if (state === "refused") return <p className={styles.refused}>{t("correct.refused")}</p>;
	const turn = async () => {
		if (state !== "ready") return;
		setState("busy");
		try {
			await onCorrect(punch);
		} catch {
			setState("refused");
		}
	};
	const direction = t(`direction.${punch.direction === "IN" ? "OUT" : "IN"}`);
	return (
		<button
			type="button"
			className={styles.correct}
			disabled={state !== "ready"}
			data-busy={state === "busy"}
			onClick={() => void turn()}
		>
			<ArrowLeftRight aria-hidden="true" />
			{t("correct.action", { direction })}
		</button>
	);
}

function isRecent({ occurredAt }: PunchView, nowMs: number): boolean {
	return nowMs - Date.parse(occurredAt) < CORRECTABLE_MS;
}
