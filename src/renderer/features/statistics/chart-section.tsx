import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Section } from "../settings/section.tsx";
import styles from "./statistics-page.module.css";

export interface ChartSectionProps {
	readonly title: string;
	readonly text?: string;
	/** Without a number there is no chart. */
	readonly isEmpty: boolean;
	/** Header cells and rows: the same numbers for who does not see the chart, or wants them exactly. */
	readonly columns: readonly string[];
	readonly rows: readonly (readonly string[])[];
	readonly children: ReactNode;
}

export function ChartSection({ title, text, isEmpty, columns, rows, children }: ChartSectionProps) {
	const { t } = useTranslation("statistics");
	return (
		<Section title={title} text={text}>
			{isEmpty ? (
				<p className={styles.muted}>{t("none")}</p>
			) : (
				<>
					{children}
					<details className={styles.details}>
						<summary>{t("asTable")}</summary>
						<table className={styles.table} aria-label={title}>
							<thead>
								<tr>
									{columns.map((column) => (
										<th key={column} scope="col">
											{column}
										</th>
									))}
								</tr>
							</thead>
							<tbody>
								{rows.map(([first, ...rest]) => (
									<tr key={first}>
										<th scope="row">{first}</th>
										{rest.map((cell, index) => (
											<td key={columns[index + 1]}>{cell}</td>
										))}
									</tr>
								))}
							</tbody>
						</table>
					</details>
				</>
			)}
		</Section>
	);
}
