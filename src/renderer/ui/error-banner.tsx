import { RotateCw } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useDescribeError } from "../i18n/use-describe-error.ts";
import { Banner } from "./banner.tsx";
import { Button } from "./button.tsx";

export interface ErrorBannerProps {
	/** What a call threw; null shows nothing. */
	readonly error: unknown;
	/** Makes the same call again. */
	readonly onRetry?: () => void;
}

export function ErrorBanner({ error, onRetry }: ErrorBannerProps) {
	const { t } = useTranslation("common");
	const describeError = useDescribeError();
	if (error === null) return null;
	const { title, action } = describeError(error);
	const retry = onRetry && (
		<Button icon={RotateCw} onClick={onRetry}>
			{t("retry")}
		</Button>
	);
	return <Banner kind="problem" title={title} text={action} action={retry} />;
}
