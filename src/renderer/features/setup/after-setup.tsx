// Once everything is saved: the recovery paper, the first employee, a try-out, and what there is now. Behind the PIN that was just made.
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import type { Settings } from "../../client/types.ts";
import { Loading } from "../../ui/spinner.tsx";
import { TouchKeyboard } from "../../ui/touch-keyboard.tsx";
import { ForgotPin } from "../recovery/forgot-pin.tsx";
import { UnlockScreen } from "../session/unlock-screen.tsx";
import { useIdle } from "../session/use-idle.ts";
import { FirstEnrollment } from "./first-enrollment.tsx";
import { RecoveryStep } from "./recovery-step.tsx";
import { SetupHeader } from "./setup-header.tsx";
import { oneOf, type SetupMemory, textOf } from "./setup-memory.ts";
import { type AfterStep, afterSteps } from "./setup-steps.ts";
import styles from "./setup-wizard.module.css";
import { Summary } from "./summary.tsx";
import { TryOut } from "./try-out.tsx";

export interface AfterSetupProps {
	readonly client: HadirClient;
	readonly settings: Settings;
	readonly memory: SetupMemory;
	readonly onDone: () => void;
}

/** How often the screen asks whether the host still regards it as unlocked. */
const STATE_POLL_MS = 5_000;

export interface AfterProgress {
	readonly step: AfterStep;
	/** Number of the recovery paper that was made. */
	readonly kitId: string | null;
	/** Whose punch the try-out recorded. */
	readonly tried: string | null;
}

export function AfterSetup({ client, settings, memory, onDone }: AfterSetupProps) {
	const { t } = useTranslation("common");
	const [progress, setProgress] = useState<AfterProgress>(() => {
		const kept = memory.read();
		return {
			step: oneOf(afterSteps, kept?.["step"]) ?? afterSteps[0],
			kitId: textOf(kept?.["kitId"]) ?? null,
			tried: textOf(kept?.["tried"]) ?? null,
		};
	});
	const { step, kitId, tried } = progress;
	const [isForgotten, setIsForgotten] = useState(false);
	const access = useAccess(client);
	useEffect(() => memory.write({ ...progress }), [memory, progress]);
	const go = (next: AfterStep) => {
		// From here on it is a kiosk that anybody stands before.
		if (next === "tryOut" || next === "ready") access.lock();
		setProgress((before) => ({ ...before, step: next }));
	};
	const noteTried = useCallback((name: string) => setProgress((before) => ({ ...before, tried: name })), []);
	const finish = () => {
		access.lock();
		onDone();
	};

	if (step === "tryOut")
		return (
			<TryOut
				settings={settings}
				tried={tried}
				onTried={noteTried}
				onBack={() => go("enroll")}
				onNext={() => go("ready")}
			/>
		);
	if (step === "ready")
		return <Summary settings={settings} kitId={kitId} tried={tried} onBack={() => go("tryOut")} onOpen={finish} />;
	if (access.state === "locked")
		return isForgotten ? (
			<ForgotPin
				client={client}
				onUnlocked={() => {
					setIsForgotten(false);
					access.open();
				}}
				onLeave={() => setIsForgotten(false)}
			/>
		) : (
			<UnlockScreen
				client={client}
				onUnlocked={access.open}
				onForgotten={() => setIsForgotten(true)}
				onLeave={finish}
			/>
		);
	return (
		<div className={styles.wizard} data-scale="standing">
			<SetupHeader step={step} />
			{access.state === "asking" && <Loading text={t("loading")} />}
			{access.state === "open" && step === "recovery" && (
				<RecoveryStep
					client={client}
					kioskName={settings.kioskName}
					kitId={kitId}
					onKept={(kept) => setProgress((before) => ({ ...before, kitId: kept }))}
					onNext={() => go("enroll")}
				/>
			)}
			{access.state === "open" && step === "enroll" && (
				<FirstEnrollment
					client={client}
					settings={settings}
					onBack={() => go("recovery")}
					onNext={() => go("tryOut")}
					onLater={() => go("ready")}
				/>
			)}
			<TouchKeyboard />
		</div>
	);
}

type AccessState = "asking" | "locked" | "open";

/** Whether the host regards this screen as unlocked; hands on the screen keep it so. */
function useAccess(client: HadirClient) {
	const [state, setState] = useState<AccessState>("asking");
	useEffect(() => {
		let isGone = false;
		const ask = async () => {
			const answer = await client.session.state({}).catch(() => null);
			if (!isGone && answer) setState(answer.unlocked ? "open" : "locked");
		};
		void ask();
		const timer = setInterval(() => void ask(), STATE_POLL_MS);
		return () => {
			isGone = true;
			clearInterval(timer);
		};
	}, [client]);
	useIdle(
		() => void client.session.renew({}).catch(() => undefined),
		() => void client.session.lock({}).catch(() => undefined),
	);
	const lock = () => {
		setState("locked");
		void client.session.lock({}).catch(() => undefined);
	};
	return { state, open: () => setState("open"), lock };
}
