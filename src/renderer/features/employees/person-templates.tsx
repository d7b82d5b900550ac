import { CircleCheck, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/use-language.ts";
import styles from "./person-page.module.css";
import type { EmployeeDetails } from "./person-types.ts";

/** How well the person can be recognised: each template with its pose, quality and origin. */
export function PersonTemplates({ templates }: Pick<EmployeeDetails, "templates">) {
	const { t } = useTranslation(["employees", "enrollment"]);
	const formats = useFormats();
	return (
		<section className={styles.card}>
			<h2 className={styles.cardTitle}>{t("templatesOf.title")}</h2>
			{templates.length === 0 ? (
				<p className={styles.muted}>{t("templatesOf.none")}</p>
			) : (
				<ul className={styles.templates}>
					{templates.map(({ pose, quality, source, createdAtMs, isUsable }, index) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: templates have no name here, and their order is fixed
						<li key={index} className={styles.template}>
							<span className={styles.templateName}>
								{isUsable ? <CircleCheck aria-hidden /> : <TriangleAlert aria-hidden />}
								{pose === "any" ? t("templatesOf.photo") : t(`enrollment:pose.${pose}`)}
							</span>
							<meter
								className={styles.meter}
								min={0}
								max={100}
								low={50}
								optimum={100}
								value={quality}
								aria-label={t("templatesOf.quality")}
							/>
							<span className={styles.number}>{Math.round(quality)}</span>
							<span className={styles.muted}>
								{isUsable
									? `${t(`templatesOf.source.${source}`)}, ${formats.shortDate(createdAtMs)}`
									: t("templatesOf.unusable")}
							</span>
						</li>
					))}
				</ul>
			)}
		</section>
	);
}
