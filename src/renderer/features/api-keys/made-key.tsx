import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import items from "../../ui/item-list.module.css";
import { ShownOnce } from "../../ui/shown-once.tsx";
import styles from "./api-keys.module.css";

export interface MadeKeyProps {
	readonly name: string;
	readonly secret: string;
	readonly onDone: () => void;
}

/** A key that was just made. */
export function MadeKey({ name, secret, onDone }: MadeKeyProps) {
	const { t } = useTranslation(["apiKeys", "common"]);
	return (
		<div className={items.form}>
			<ShownOnce title={t("made.title", { name })} secret={secret} note={t("made.once")} kind="key" />
			<div className={styles.end}>
				<Button kind="primary" onClick={onDone}>
					{t("common:done")}
				</Button>
			</div>
		</div>
	);
}
