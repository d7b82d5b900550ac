import { ArrowLeft, ArrowRight, UserPlus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useStatus } from "../../client/host-context.tsx";
import type { Settings } from "../../client/types.ts";
import { useResource } from "../../data/use-resource.ts";
import { Button } from "../../ui/button.tsx";
import { EnrollmentFlow } from "../enrollment/enrollment-flow.tsx";
import styles from "./setup-wizard.module.css";

export interface FirstEnrollmentProps {
	readonly client: HadirClient;
	readonly settings: Settings;
	readonly onBack: () => void;
	/** To the try-out: somebody is enrolled. */
	readonly onNext: () => void;
	/** Nobody is to be enrolled now. */
	readonly onLater: () => void;
}

/** Offers to enroll the first employee, as any other is enrolled. */
export function FirstEnrollment({ client, settings, onBack, onNext, onLater }: FirstEnrollmentProps) {
	const { t } = useTranslation(["setup", "common"]);
	const [wantsNow, setWantsNow] = useState(false);
	const [isActive, setIsActive] = useState(false);
	const [hasSaved, setHasSaved] = useState(false);
	const { data: candidates } = useResource(() => client.targets.notEnrolled({}));
	const enrolled = useStatus()?.enrolledEmployees ?? 0;
	const hasSomebody = hasSaved || enrolled > 0;
	if (!wantsNow)
		return (
			<>
				<main className={styles.main}>
					<div className={styles.ready}>
						<UserPlus className={styles.stepIcon} aria-hidden />
						<h1 className={styles.title}>{t("enroll.title")}</h1>
						<p className={styles.text}>{t("enroll.text")}</p>
						<Button kind="primary" size="large" icon={UserPlus} onClick={() => setWantsNow(true)}>
							{t("enroll.now")}
						</Button>
					</div>
				</main>
				<footer className={styles.footer}>
					<div className={styles.buttons}>
						<Button kind="quiet" size="large" icon={ArrowLeft} onClick={onBack}>
							{t("common:back")}
						</Button>
						<Button size="large" kind="quiet" iconAfter={ArrowRight} onClick={hasSomebody ? onNext : onLater}>
							{t(hasSomebody ? "common:next" : "enroll.later")}
						</Button>
					</div>
				</footer>
			</>
		);
	return (
		<>
			<div className={styles.flow}>
				<EnrollmentFlow
					client={client}
					cameraId={settings.cameraId}
					candidates={candidates ?? []}
					onActiveChange={setIsActive}
					onSaved={() => setHasSaved(true)}
				/>
			</div>
			{!isActive && (
				<footer className={styles.slimFooter}>
					<Button kind="quiet" size="large" icon={ArrowLeft} onClick={() => setWantsNow(false)}>
						{t("common:back")}
					</Button>
					<Button
						size="large"
						kind={hasSaved ? "primary" : "quiet"}
						iconAfter={ArrowRight}
						onClick={hasSomebody ? onNext : onLater}
					>
						{t(hasSomebody ? "enroll.tryOut" : "enroll.later")}
					</Button>
				</footer>
			)}
		</>
	);
}
