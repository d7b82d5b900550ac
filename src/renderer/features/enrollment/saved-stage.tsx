import { CircleCheck, UserPlus, Users } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import styles from "./enrollment-page.module.css";
import type { EnrolledEmployee } from "./enrollment-store.ts";

export interface SavedStageProps {
	readonly employee: EnrolledEmployee;
	readonly onAnother: () => void;
	/** null where there is no list to show. */
	readonly onShowEmployees: (() => void) | null;
}

export function SavedStage({ employee, onAnother, onShowEmployees }: SavedStageProps) {
	const { t } = useTranslation("enrollment");
	return (
		<div className={styles.saved} role="status">
			<CircleCheck className={styles.savedIcon} aria-hidden />
			<h2 className={styles.title}>{t("saved.title", { name: employee.name })}</h2>
			<p className={styles.text}>{t("saved.text", { count: employee.templateCount })}</p>
			<div className={styles.savedActions}>
				{onShowEmployees && (
					<Button size="large" icon={Users} onClick={onShowEmployees}>
						{t("saved.list")}
					</Button>
				)}
				{/* Where the way on is another one (first start, telephone), that one is the loud one. */}
				<Button size="large" kind={onShowEmployees ? "primary" : "secondary"} icon={UserPlus} onClick={onAnother}>
					{t("saved.another")}
				</Button>
			</div>
		</div>
	);
}
