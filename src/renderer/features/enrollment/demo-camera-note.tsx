import { useTranslation } from "react-i18next";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import styles from "./capture-stage.module.css";
import type { EnrollmentCamera } from "./use-enrollment-camera.ts";

export interface DemoCameraNoteProps {
	readonly choice: NonNullable<EnrollmentCamera["demoChoice"]>;
	readonly isDisabled: boolean;
	readonly onSwap: () => void;
}

/** In the demo: why its photographs get no further than one pose, and a way to try it oneself. */
export function DemoCameraNote({ choice, isDisabled, onSwap }: DemoCameraNoteProps) {
	const { t } = useTranslation("enrollment");
	return (
		<div className={styles.demo}>
			<Banner
				kind="info"
				title={t(`demo.${choice}.title`)}
				text={t(`demo.${choice}.text`)}
				action={
					<Button isDisabled={isDisabled} onClick={onSwap}>
						{t(`demo.${choice}.swap`)}
					</Button>
				}
			/>
		</div>
	);
}
