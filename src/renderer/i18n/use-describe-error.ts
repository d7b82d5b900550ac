import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { type DescribedError, describeError } from "./describe-error.ts";
import { useLanguage } from "./use-language.ts";

/** A stable function from a thrown value to {title, action, code, retryable, numbers} in the current language. */
export function useDescribeError(): (error: unknown) => DescribedError {
	const language = useLanguage();
	const { t } = useTranslation("common");
	return useCallback(
		(error) => describeError(error, language, { title: t("connectionLost.title"), action: t("connectionLost.action") }),
		[language, t],
	);
}
