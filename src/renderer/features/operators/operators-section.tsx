import { Pencil, UserPlus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient, ListedOperator } from "../../client/types.ts";
import { useResource } from "../../data/use-resource.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import items from "../../ui/item-list.module.css";
import { Section } from "../settings/section.tsx";
import { OperatorDialog } from "./operator-dialog.tsx";
import styles from "./operators.module.css";

/** Who works behind the PIN, and what each may do. */
export function OperatorsSection({ client }: { readonly client: HadirClient }) {
	const { t } = useTranslation("operators");
	const formats = useFormats();
	const { data, error, reload } = useResource(() => client.operators.list({}));
	/** What the dialog edits; `new` for one that is added. */
	const [edited, setEdited] = useState<ListedOperator | "new" | null>(null);
	return (
		<Section title={t("title")} text={t("text")}>
			<ErrorBanner error={error} onRetry={() => void reload()} />
			<ul className={items.list}>
				{data?.map((operator) => (
					<li key={operator.operatorId} className={items.item}>
						<div>
							<p className={items.name}>
								{operator.name}
								{operator.isSelf && <span className={styles.self}>{t("self")}</span>}
							</p>
							<p className={items.muted}>
								{t(`roles.${operator.role}.name`)}
								{" · "}
								{t("pinSince", { date: formats.shortDate(operator.pinSetAtMs) })}
							</p>
						</div>
						<Button icon={Pencil} label={t("editNamed", { name: operator.name })} onClick={() => setEdited(operator)}>
							{t("edit")}
						</Button>
					</li>
				))}
			</ul>
			<div>
				<Button icon={UserPlus} onClick={() => setEdited("new")}>
					{t("add")}
				</Button>
			</div>
			<OperatorDialog client={client} edited={edited} onClose={() => setEdited(null)} onChanged={() => void reload()} />
		</Section>
	);
}
