// The camera step: the person sees themselves, a ring that fills, and one thing to do at a time.
import { Check, Glasses, RotateCcw } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { HadirClient } from "../../../contract/index.ts";
import type { CameraSource } from "../../capture/camera.ts";
import { useCamera } from "../../capture/use-camera.ts";
import { useFrames } from "../../capture/use-frames.ts";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { CameraPreview } from "../camera/camera-preview.tsx";
import { CameraSelect } from "../camera/camera-select.tsx";
import styles from "./capture-stage.module.css";
import { guidanceTone, headMove, type PoseView, poseViews } from "./capture-view.ts";
import { DemoCameraNote } from "./demo-camera-note.tsx";
import {
	type EnrollmentPose,
	type EnrollmentProgress,
	type EnrollmentStore,
	isEnrollmentLost,
	wantsFrames,
} from "./enrollment-store.ts";
import { HeadGuide } from "./head-guide.tsx";
import { PoseRing } from "./pose-ring.tsx";
import { useEnrollmentCamera } from "./use-enrollment-camera.ts";

/** About eight frames a second: five good ones in a row take little more than half a second, and the screen stays calm. */
const FRAME_INTERVAL_MS = 115;

export interface CaptureStageProps {
	readonly client: Pick<HadirClient, "enrollment">;
	readonly store: EnrollmentStore;
	readonly progress: EnrollmentProgress;
	readonly cameraId: string | null;
	readonly camera: CameraSource | undefined;
	readonly onCancel: () => void;
	/** Another camera is wanted; absent where the settings say which it is. */
	readonly onCamera?: ((cameraId: string | null) => void) | undefined;
}

export function CaptureStage({ client, store, progress, cameraId, camera, onCancel, onCamera }: CaptureStageProps) {
	const { t } = useTranslation(["enrollment", "common"]);
	const state = useStore(store);
	const { source, demoChoice, swap } = useEnrollmentCamera(camera, cameraId);
	const { state: cameraState, retry, reportStall } = useCamera(source);
	const [video, setVideo] = useState<HTMLVideoElement | null>(null);
	useFrames<EnrollmentProgress>({
		video,
		isActive: cameraState.phase === "live" && wantsFrames(state),
		minIntervalMs: FRAME_INTERVAL_MS,
		submit: (frame, signal) =>
			client.enrollment.submitFrame({ enrollmentId: progress.enrollmentId, frame }, { signal }),
		onResult: store.onFrame,
		onError: store.onFrameError,
		onStall: reportStall,
	});
	const views = poseViews(progress);
	const { captured, isComplete, set } = progress;
	const counted = t("capture.of", { captured: captured.length, total: views.length });
	const isLost = isEnrollmentLost(state);
	/** Another camera shows another person: what was captured of the first one is of no use. */
	const swapCamera = () => {
		swap();
		void store.restart();
	};

	return (
		<div className={styles.stage}>
			{demoChoice && <DemoCameraNote choice={demoChoice} isDisabled={state.isBusy} onSwap={swapCamera} />}
			<div className={classNames(styles.mirror, isComplete && styles.complete)}>
				<div className={styles.picture}>
					<CameraPreview state={cameraState} onRetry={retry} onVideo={setVideo} />
				</div>
				<PoseRing views={views} label={`${t("capture.ringLabel")}: ${counted}`} />
				{isComplete && <Check className={styles.check} aria-hidden />}
			</div>
			<div className={styles.side}>
				<Guidance progress={progress} />
				<PoseList views={views} isDisabled={state.isBusy || isLost} onRetake={(pose) => void store.retake(pose)} />
				<p className={styles.count}>
					{set === "second" && `${t("capture.second.title")} · `}
					{counted}
				</p>
				<ErrorBanner error={state.error} />
				<ErrorBanner error={state.frameError} {...(isLost ? { onRetry: () => void store.restart() } : {})} />
				<SecondSet
					set={set}
					isOffered={isComplete && set === "first"}
					isDisabled={state.isBusy || isLost}
					onChoose={(isWanted) => void store.chooseSecondSet(isWanted)}
				/>
				{onCamera && (
					<CameraSelect cameraId={cameraId} onChange={onCamera} isLive={cameraState.phase === "live"} isBrief />
				)}
				<div className={styles.actions}>
					<Button size="large" kind={isComplete ? "quiet" : "secondary"} isDisabled={state.isBusy} onClick={onCancel}>
						{t("capture.cancel")}
					</Button>
					{isComplete && (
						<Button size="large" kind="primary" icon={Check} isBusy={state.isBusy} onClick={() => void store.finish()}>
							{t(state.isBusy ? "capture.saving" : "capture.finish")}
						</Button>
					)}
				</div>
			</div>
		</div>
	);
}

interface SecondSetProps {
	readonly set: EnrollmentProgress["set"];
	readonly isOffered: boolean;
	readonly isDisabled: boolean;
	readonly onChoose: (isWanted: boolean) => void;
}

/** A few more poses of somebody who sometimes wears glasses, or the way back from them. */
function SecondSet({ set, isOffered, isDisabled, onChoose }: SecondSetProps) {
	const { t } = useTranslation("enrollment");
	if (set === "second")
		return (
			<Button icon={Glasses} isDisabled={isDisabled} onClick={() => onChoose(false)}>
				{t("capture.second.skip")}
			</Button>
		);
	if (!isOffered) return null;
	return (
		<div className={styles.offer}>
			<p className={styles.offerText}>{t("capture.second.text")}</p>
			<Button icon={Glasses} isDisabled={isDisabled} onClick={() => onChoose(true)}>
				{t("capture.second.take")}
			</Button>
		</div>
	);
}

function Guidance({ progress }: { readonly progress: EnrollmentProgress }) {
	const { t } = useTranslation("enrollment");
	const tone = guidanceTone(progress);
	return (
		<div className={styles.guidance} data-tone={tone}>
			<HeadGuide move={headMove(progress)} isHeld={tone === "good"} />
			<p className={styles.words} aria-live="polite">
				{progress.isComplete ? t("capture.review") : t(`guidance.${progress.guidance}`)}
				{progress.isComplete && <span className={styles.more}>{t("capture.reviewText")}</span>}
			</p>
		</div>
	);
}

interface PoseListProps {
	readonly views: readonly PoseView[];
	readonly isDisabled: boolean;
	readonly onRetake: (pose: EnrollmentPose) => void;
}

function PoseList({ views, isDisabled, onRetake }: PoseListProps) {
	const { t } = useTranslation("enrollment");
	return (
		<ol className={styles.poses}>
			{views.map(({ pose, state }) => (
				<li
					key={pose}
					className={classNames(styles.pose, styles[state])}
					aria-current={state === "current" ? "step" : undefined}
				>
					<button
						type="button"
						className={styles.poseButton}
						disabled={isDisabled || state !== "captured"}
						aria-label={state === "captured" ? t("capture.retake", { pose: t(`pose.${pose}`) }) : t(`pose.${pose}`)}
						onClick={() => onRetake(pose)}
					>
						<span className={styles.poseMark}>
							{state === "captured" ? <Check aria-hidden /> : <span className={styles.poseDot} />}
							<RotateCcw className={styles.poseRetake} aria-hidden />
						</span>
						{t(`pose.${pose}`)}
					</button>
				</li>
			))}
		</ol>
	);
}
