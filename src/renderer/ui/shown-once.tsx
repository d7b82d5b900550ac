// A secret that was just made: large enough to be written down, and gone when it is closed.
import { Check, Copy } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";
import styles from "./shown-once.module.css";

export interface ShownOnceProps {
	/** What it is. */
	readonly title: string;
	readonly secret: string;
	/** That it is never shown again, and what to do with it. */
	readonly note: string;
	/** `digits` are read and typed, a `key` is copied. */
	readonly kind: "digits" | "key";
	readonly children?: ReactNode;
}

export function ShownOnce({ title, secret, note, kind, children }: ShownOnceProps) {
	return (
		<div className={styles.card} data-testid="shown-once">
			<p className={styles.title}>{title}</p>
			{kind === "digits" ? <p className={styles.digits}>{secret}</p> : <KeyField name={title} secret={secret} />}
			<p className={styles.note}>{note}</p>
			{children}
		</div>
	);
}

function KeyField({ name, secret }: { readonly name: string; readonly secret: string }) {
	const { t } = useTranslation("common");
	const field = useRef<HTMLTextAreaElement>(null);
	const [isCopied, setIsCopied] = useState(false);
	const copy = () => {
		field.current?.select();
		// The clipboard's own interface needs a permission that the kiosk's page does not have, on purpose; this needs a touch.
		setIsCopied(document.execCommand("copy"));
	};
	return (
		<div className={styles.row}>
			<textarea
				ref={field}
				className={styles.key}
				aria-label={name}
				value={secret}
				rows={2}
				readOnly
				spellCheck={false}
			/>
			<Button icon={isCopied ? Check : Copy} onClick={copy}>
				{t(isCopied ? "hris.copied" : "hris.copy")}
			</Button>
		</div>
	);
}
