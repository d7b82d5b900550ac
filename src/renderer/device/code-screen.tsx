import { ArrowRight } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSave } from "../data/use-save.ts";
import { type Language, languageNames, languages } from "../i18n/language.ts";
import { useLanguage } from "../i18n/use-language.ts";
import { Button } from "../ui/button.tsx";
import { ErrorBanner } from "../ui/error-banner.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { TextField } from "../ui/text-field.tsx";
import styles from "./device.module.css";

const DIGITS = 8;

/** Asks for the code on the kiosk's screen. */
export function CodeScreen({ onEnter }: { readonly onEnter: (code: string) => Promise<void> }) {
	const { t, i18n } = useTranslation("devices");
	const language = useLanguage();
	const [entry, setEntry] = useState("");
	const [showsProblem, setShowsProblem] = useState(false);
	const save = useSave();
	const digits = entry.replace(/\D/g, "");
	const submit = () => {
		setShowsProblem(digits.length !== DIGITS);
		if (digits.length !== DIGITS) return;
		void save.run(async () => {
			await onEnter(digits).catch((error: unknown) => {
				setEntry("");
				throw error;
			});
		});
	};
	return (
		<main className={styles.middle}>
			<img className={styles.largeMark} src="./icon.svg" alt="" />
			<h1 className={styles.title}>{t("page.enter.title")}</h1>
			<p className={styles.text}>{t("page.enter.text")}</p>
			<form
				className={styles.form}
				onSubmit={(event) => {
					event.preventDefault();
					submit();
				}}
			>
				<TextField
					label={t("page.enter.label")}
					value={entry}
					onChange={(value) => {
						setEntry(value);
						setShowsProblem(false);
						save.touch();
					}}
					inputMode="numeric"
					maxLength={DIGITS + 3}
					placeholder="0000 0000"
					problem={showsProblem ? t("page.enter.incomplete") : null}
					hasFocus
				/>
				<ErrorBanner error={save.error} />
				<Button type="submit" kind="primary" size="large" iconAfter={ArrowRight} isBusy={save.isSaving}>
					{t("page.enter.submit")}
				</Button>
			</form>
			<Segmented<Language>
				label={t("page.enter.language")}
				value={language}
				options={languages.map((value) => ({ value, label: languageNames[value] }))}
				onChange={(chosen) => void i18n.changeLanguage(chosen)}
			/>
		</main>
	);
}
