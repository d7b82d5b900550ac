import { Check, Copy, Eye, EyeOff, KeyRound } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button, IconButton } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { createSigningSecret, type HrisEntry, type HrisProblems } from "./hris-entry.ts";
import styles from "./hris-fields.module.css";

export interface HrisFieldsProps {
	readonly entry: HrisEntry;
	readonly onChange: (entry: HrisEntry) => void;
	/** Shown once somebody tried to go on. */
	readonly problems: HrisProblems | null;
	/** A secret is stored already: an empty field keeps it. */
	readonly isSecretKept: boolean;
}

export function HrisFields({ entry, onChange, problems, isSecretKept }: HrisFieldsProps) {
	const { t } = useTranslation("common");
	const [isShown, setIsShown] = useState(false);
	const generate = () => {
		onChange({ ...entry, secret: createSigningSecret((bytes) => crypto.getRandomValues(bytes)) });
		setIsShown(true);
	};
	return (
		<div className={styles.fields}>
			<TextField
				label={t("hris.address")}
				value={entry.url}
				onChange={(url) => onChange({ ...entry, url })}
				help={t("hris.addressHelp")}
				problem={problems?.url ? t("hris.addressInvalid") : null}
				placeholder={t("hris.addressExample")}
				inputMode="url"
				maxLength={500}
			/>
			<div className={styles.secret}>
				<TextField
					label={t("hris.secret")}
					value={entry.secret}
					onChange={(secret) => onChange({ ...entry, secret })}
					help={isSecretKept ? t("hris.secretKept") : t("hris.secretHelp")}
					problem={problems?.secret ? t("hris.secretInvalid") : null}
					type={isShown ? "text" : "password"}
					maxLength={200}
					after={
						entry.secret === "" ? null : (
							<>
								<CopyButton text={entry.secret} />
								<IconButton
									icon={isShown ? EyeOff : Eye}
									label={t(isShown ? "hris.hide" : "hris.show")}
									onClick={() => setIsShown(!isShown)}
								/>
							</>
						)
					}
				/>
				<Button icon={KeyRound} onClick={generate} className={styles.generate}>
					{t("hris.generate")}
				</Button>
			</div>
		</div>
	);
}

/** Only where the page may write to the clipboard: a secure context. */
function CopyButton({ text }: { readonly text: string }) {
	const { t } = useTranslation("common");
	const [copied, setCopied] = useState("");
	const clipboard: Clipboard | undefined = navigator.clipboard;
	if (!clipboard) return null;
	const isCopied = copied === text;
	const copy = () =>
		void clipboard.writeText(text).then(
			() => setCopied(text),
			() => setCopied(""),
		);
	return <IconButton icon={isCopied ? Check : Copy} label={t(isCopied ? "hris.copied" : "hris.copy")} onClick={copy} />;
}
