import { TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useDescribeError } from "../../i18n/use-describe-error.ts";
import { useFormats } from "../../i18n/use-language.ts";
import styles from "./code-panel.module.css";
import type { CodeProblem, CodeState } from "./code-store.ts";

export interface CodeMessageProps {
	readonly state: CodeState;
	readonly lockedSeconds: number;
	readonly hasCamera: boolean;
}

/** What to do now, or what went wrong. It always keeps its place: what is touched below never moves. */
export function CodeMessage({ state, lockedSeconds, hasCamera }: CodeMessageProps) {
	const { problem } = state;
	const words = useProblemWords(lockedSeconds);
	const hint = useHint(state, hasCamera);
	if (problem === null)
		return (
			<p className={styles.hint} role="status">
				{hint}
			</p>
		);
	return (
		<p
			className={styles.problem}
			data-red={problem.kind === "not_recorded"}
			role={problem.kind === "locked" ? "timer" : "alert"}
		>
			<TriangleAlert aria-hidden="true" />
			<span>{words(problem)}</span>
		</p>
	);
}

function useHint({ stage, number, isBusy }: CodeState, hasCamera: boolean): string {
	const { t } = useTranslation("codes");
	switch (stage.kind) {
		case "pin":
			return isBusy ? t("pin.checking") : t("pin.hint", { number });
		case "badge":
			if (!hasCamera) return t("badge.noCamera");
			return t(isBusy ? "badge.checking" : "badge.hint");
		case "ask":
			return t("ask.hint");
		case "number":
			return t("number.hint");
		case "closed":
			return "";
	}
}

function useProblemWords(lockedSeconds: number): (problem: CodeProblem) => string {
	const { t } = useTranslation("codes");
	const formats = useFormats();
	const describeError = useDescribeError();
	return (problem) => {
		switch (problem.kind) {
			case "not_accepted":
				return problem.remaining === null ? t("pin.wrong") : t("pin.remaining", { count: problem.remaining });
			case "locked":
				return t("pin.locked", { time: formats.countdown(lockedSeconds) });
			case "badge_unknown":
				return t("badge.unknown");
			case "badge_revoked":
				return t("badge.revoked");
			case "busy":
				return t("badge.busy");
			case "off":
				return t("off");
			case "lapsed":
				return t("ask.lapsed");
			case "not_recorded":
				return t("notRecorded");
			case "other": {
				const { title, action } = describeError(problem.error);
				return `${title} ${action}`;
			}
		}
	};
}
