import { KeyRound } from "lucide-react";
import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./access-key-screen.module.css";

export interface AccessKeyScreenProps {
	readonly wasRefused: boolean;
	onSubmit(key: string): void;
}

/** A browser that came without a key, or with one that the host does not know. */
export function AccessKeyScreen({ wasRefused, onSubmit }: AccessKeyScreenProps) {
	const { t } = useTranslation("kiosk");
	const [key, setKey] = useState("");
	const fieldId = useId();
	const helpId = useId();
	const problemId = useId();

	function submit(event: FormEvent): void {
		event.preventDefault();
		if (key.trim() !== "") onSubmit(key);
	}

	return (
		<main className={styles.screen} data-testid="access-key">
			<form className={styles.card} onSubmit={submit}>
				<span className={styles.icon}>
					<KeyRound size={28} aria-hidden="true" />
				</span>
				<h1 className={styles.title}>{t("access.title")}</h1>
				<p className={styles.text}>{t("access.action")}</p>
				<label className={styles.label} htmlFor={fieldId}>
					{t("access.label")}
				</label>
				<input
					id={fieldId}
					className={styles.field}
					type="password"
					autoComplete="off"
					spellCheck={false}
					value={key}
					aria-describedby={`${helpId} ${problemId}`}
					aria-invalid={wasRefused}
					onChange={(event) => setKey(event.target.value)}
				/>
				<p id={problemId} className={styles.problem} role="alert">
					{wasRefused ? t("access.refused") : null}
				</p>
				<button className={styles.submit} type="submit">
					{t("access.submit")}
				</button>
				<p id={helpId} className={styles.help}>
					{t("access.where")}
				</p>
			</form>
		</main>
	);
}
