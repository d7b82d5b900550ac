import { useTranslation } from "react-i18next";
import type { ListedApiKey } from "../../client/types.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { classNames } from "../../ui/class-names.ts";
import items from "../../ui/item-list.module.css";
import styles from "./api-keys.module.css";

export interface ApiKeyFactsProps {
	readonly apiKey: ListedApiKey;
	readonly nowMs: number | null;
}

/** What it may do, until when, and when it was last used. */
export function ApiKeyFacts({ apiKey, nowMs }: ApiKeyFactsProps) {
	const { t } = useTranslation("apiKeys");
	const formats = useFormats();
	const { keyId, name, scopes, state, expiresAtMs, lastUsedAtMs, previousValidUntilMs } = apiKey;
	const end = expiresAtMs === null ? t("forGood") : t("until", { date: formats.shortDate(expiresAtMs) });
	const use =
		lastUsedAtMs === null || nowMs === null ? t("neverUsed") : t("used", { ago: formats.ago(lastUsedAtMs, nowMs) });
	return (
		<div>
			<p className={items.name}>
				{keyId === "first-start" ? t("firstStart") : name}
				{state !== "active" && (
					<span className={classNames(styles.state, state === "expired" && styles.expired)}>{t(`state.${state}`)}</span>
				)}
			</p>
			<p>{formats.list(scopes.map((scope, index) => inRow(t(`scopes.${scope}.name`), index)))}</p>
			<p className={items.muted}>
				{end}
				{" · "}
				{use}
			</p>
			{previousValidUntilMs !== null && (
				<p className={items.muted}>{t("previousUntil", { date: formats.shortDate(previousValidUntilMs) })}</p>
			)}
		</div>
	);
}

/** Names stand alone with a capital where they are chosen; in a sentence only the first has one. */
function inRow(name: string, index: number): string {
	return index === 0 ? name : name.charAt(0).toLowerCase() + name.slice(1);
}
