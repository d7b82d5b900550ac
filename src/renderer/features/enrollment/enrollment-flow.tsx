// Guided enrollment: details, consent, face, done. At the kiosk, in the first start, and on a phone that was let in.
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { HadirClient } from "../../../contract/index.ts";
import type { CameraSource } from "../../capture/camera.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { Page } from "../../ui/page.tsx";
import { Steps } from "../../ui/steps.tsx";
import { CaptureStage } from "./capture-stage.tsx";
import { ConsentStage } from "./consent-stage.tsx";
import { DetailsStage } from "./details-stage.tsx";
import { createEnrollmentStore, enrollmentStages } from "./enrollment-store.ts";
import { ExistsDialog } from "./exists-dialog.tsx";
import type { EnrollmentPerson } from "./person-details.ts";
import { QuestionDialog } from "./question-dialog.tsx";
import { SavedStage } from "./saved-stage.tsx";

export interface EnrollmentFlowProps {
	readonly client: Pick<HadirClient, "enrollment" | "log">;
	readonly cameraId: string | null;
	/** The demo's simulated camera; undefined outside the demo. */
	readonly camera?: CameraSource | undefined;
	/** Where the device's own camera is chosen here. */
	readonly onCamera?: (cameraId: string | null) => void;
	/** Somebody to enroll again; null for somebody new. */
	readonly person?: EnrollmentPerson | null;
	/** People of the HRIS who are not enrolled yet. */
	readonly candidates?: readonly EnrollmentPerson[];
	/** Other ways to enroll, beside typing one person in. */
	readonly otherWays?: ReactNode;
	/** Whether leaving now would throw something away. */
	readonly onActiveChange: (isActive: boolean) => void;
	/** Somebody was saved; what is offered then besides enrolling another one. */
	readonly onSaved?: () => void;
	readonly onShowEmployees?: () => void;
}

export function EnrollmentFlow(props: EnrollmentFlowProps) {
	const { client, cameraId, camera, person = null, candidates = [], otherWays = null } = props;
	const { onActiveChange, onSaved, onShowEmployees = null, onCamera } = props;
	const { t } = useTranslation(["enrollment", "common"]);
	const language = useLanguage();
	const [store] = useState(() =>
		createEnrollmentStore({
			calls: client.enrollment,
			language,
			person,
			evidence: () => client.log.evidence({}),
		}),
	);
	const [asksToStop, setAsksToStop] = useState(false);
	const { stage, progress, saved, person: entered } = useStore(store);

	const isActive = stage === "capture";
	useEffect(() => onActiveChange(isActive), [onActiveChange, isActive]);
	useEffect(() => () => store.abandon(), [store]);
	useEffect(() => {
		if (saved) onSaved?.();
	}, [saved, onSaved]);

	const index = enrollmentStages.indexOf(stage);
	const steps = (["details", "consent", "capture", "done"] as const).map((id) => ({ id, label: t(`steps.${id}`) }));
	return (
		<Page
			title={t("title")}
			{...(stage === "capture" ? { note: `${entered.name} · ${entered.employeeId}` } : {})}
			height={stage === "capture" ? "fill" : "scroll"}
			action={<Steps steps={steps} current={stage === "saved" ? steps.length : index} label={t("title")} />}
		>
			{stage === "details" && <DetailsStage store={store} candidates={candidates} otherWays={otherWays} />}
			{stage === "consent" && <ConsentStage store={store} />}
			{stage === "capture" && progress && (
				<CaptureStage
					client={client}
					store={store}
					progress={progress}
					cameraId={cameraId}
					camera={camera}
					onCamera={onCamera}
					onCancel={() => setAsksToStop(true)}
				/>
			)}
			{stage === "saved" && saved && (
				<SavedStage employee={saved} onAnother={store.reset} onShowEmployees={onShowEmployees} />
			)}
			<ExistsDialog store={store} />
			<QuestionDialog store={store} onStop={store.reset} />
			<ConfirmDialog
				isOpen={asksToStop}
				title={t("stop.title")}
				text={t("stop.text")}
				confirmLabel={t("stop.confirm")}
				cancelLabel={t("stop.stay")}
				onConfirm={() => {
					setAsksToStop(false);
					store.reset();
				}}
				onCancel={() => setAsksToStop(false)}
			/>
		</Page>
	);
}
