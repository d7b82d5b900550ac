import { useTranslation } from "react-i18next";
import { Steps } from "../../ui/steps.tsx";
import { allSteps } from "./setup-steps.ts";
import styles from "./setup-wizard.module.css";

/** Where one is, of all that there is to do. */
export function SetupHeader({ step }: { readonly step: (typeof allSteps)[number] }) {
	const { t } = useTranslation("setup");
	const index = allSteps.indexOf(step);
	return (
		<header className={styles.header}>
			<img className={styles.mark} src="./icon.svg" alt="" />
			<Steps
				steps={allSteps.map((id) => ({ id, label: t(`steps.${id}`) }))}
				current={index}
				label={t("stepOf", { step: index + 1, total: allSteps.length })}
				isLong
			/>
		</header>
	);
}
