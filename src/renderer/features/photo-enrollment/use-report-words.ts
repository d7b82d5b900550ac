import { useTranslation } from "react-i18next";
import { errorText } from "../../../contract/messages/index.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import type { ReportWords } from "./photo-report.ts";

/** Reasons in the language of the screen. */
export function useReportWords(): ReportWords {
	const { t } = useTranslation("photoEnrollment");
	const language = useLanguage();
	return {
		problem({ problem, line }) {
			const reason = t(`problem.${problem}`);
			return line === null ? reason : t("atLine", { line, reason });
		},
		outcome(outcome) {
			if (outcome.kind === "resembles") {
				const people = outcome.people.map(({ employeeId, name }) => `${name} (${employeeId})`).join(", ");
				return t("outcome.resembles", { people });
			}
			if (outcome.kind === "unlike_own") return t("outcome.unlike_own");
			if (outcome.kind !== "refused") return "";
			const { title, action } = errorText(outcome.code, language, outcome.data);
			return `${title} ${action}`;
		},
	};
}
