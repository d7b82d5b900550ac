import { KeyRound, RefreshCw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient, ListedApiKey } from "../../client/types.ts";
import { useResource } from "../../data/use-resource.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import items from "../../ui/item-list.module.css";
import { RemoveButton } from "../../ui/remove-button.tsx";
import { Section } from "../settings/section.tsx";
import { ApiKeyFacts } from "./api-key-facts.tsx";
import styles from "./api-keys.module.css";
import { CreateKeyDialog } from "./create-key-dialog.tsx";
import { RotateKeyDialog } from "./rotate-key-dialog.tsx";

export interface ApiKeysSectionProps {
	readonly client: HadirClient;
	/** The host's clock; null until it was heard. */
	readonly nowMs: number | null;
}

/** Which systems may call the kiosk, with what they may do. */
export function ApiKeysSection({ client, nowMs }: ApiKeysSectionProps) {
	const { t } = useTranslation("apiKeys");
	const { data, error, reload } = useResource(() => client.apiKeys.list({}));
	const [isCreating, setIsCreating] = useState(false);
	const [rotated, setRotated] = useState<ListedApiKey | null>(null);
	const revoke = async ({ keyId }: ListedApiKey) => {
		await client.apiKeys.revoke({ keyId });
		void reload();
	};
	return (
		<Section title={t("title")} text={data?.length === 0 ? t("none") : t("text")}>
			<ErrorBanner error={error} onRetry={() => void reload()} />
			<ul className={items.list}>
				{data?.map((key) => (
					<li key={key.keyId} className={items.item}>
						<ApiKeyFacts apiKey={key} nowMs={nowMs} />
						<div className={styles.actions}>
							<Button
								kind="quiet"
								icon={RefreshCw}
								label={t("rotateNamed", { name: key.name })}
								onClick={() => setRotated(key)}
							>
								{t("rotate")}
							</Button>
							<RemoveButton
								label={t("revoke")}
								title={t("revokeDialog.title", { name: key.name })}
								text={t("revokeDialog.text")}
								confirmLabel={t("revokeDialog.confirm")}
								onRemove={() => revoke(key)}
							/>
						</div>
					</li>
				))}
			</ul>
			<div>
				<Button icon={KeyRound} onClick={() => setIsCreating(true)}>
					{t("create")}
				</Button>
			</div>
			<CreateKeyDialog
				client={client}
				isOpen={isCreating}
				onClose={() => setIsCreating(false)}
				onChanged={() => void reload()}
			/>
			<RotateKeyDialog
				client={client}
				apiKey={rotated}
				onClose={() => setRotated(null)}
				onChanged={() => void reload()}
			/>
		</Section>
	);
}
