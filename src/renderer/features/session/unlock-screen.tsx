import { Lock } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { HadirClient, Operator } from "../../client/types.ts";
import { useDescribeError } from "../../i18n/use-describe-error.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { PinPad } from "../../ui/pin-pad.tsx";
import { useHandsOff } from "../../ui/use-hands-off.ts";
import styles from "./unlock-screen.module.css";
import { createUnlockStore, type UnlockProblem } from "./unlock-store.ts";
import { useNowMs } from "./use-now.ts";

export interface UnlockScreenProps {
	readonly client: HadirClient;
	readonly onUnlocked: (operator: Operator) => void;
	readonly onForgotten: () => void;
	readonly onLeave: () => void;
}

/** Behind a lock that nobody opens, nobody is recorded: longer than the first lockout, then the kiosk is a kiosk again. */
const LEFT_ALONE_MS = 60_000;

export function UnlockScreen({ client, onUnlocked, onForgotten, onLeave }: UnlockScreenProps) {
	const { t } = useTranslation(["session", "recovery"]);
	const [store] = useState(() =>
		createUnlockStore({
			unlock: async (pin) => (await client.session.unlock({ pin })).operator,
			lock: async () => void (await client.session.lock({})),
			nowMs: () => performance.now(),
		}),
	);
	const { pin, isChecking, problem, refusals, lockedUntilMs } = useStore(store);
	useEffect(() => store.appear(), [store]);
	useHandsOff(LEFT_ALONE_MS, onLeave);
	const isLocked = lockedUntilMs > 0;
	const nowMs = useNowMs(isLocked);
	const lockedSeconds = isLocked ? Math.ceil((lockedUntilMs - nowMs) / 1000) : 0;
	useEffect(() => {
		if (isLocked && lockedSeconds <= 0) store.endLockout();
	}, [store, isLocked, lockedSeconds]);

	return (
		<main className={styles.screen} data-scale="standing">
			<div className={styles.heading}>
				<span className={styles.disc}>
					<Lock aria-hidden />
				</span>
				<h1 className={styles.title}>{t("unlock.title")}</h1>
				<UnlockMessage isChecking={isChecking} problem={problem} lockedSeconds={lockedSeconds} />
			</div>
			<PinPad
				pin={pin}
				onChange={store.enter}
				onSubmit={() => void store.submit().then((operator) => operator && onUnlocked(operator))}
				isBusy={isChecking}
				isDisabled={isLocked}
				refusals={refusals}
			/>
			<div className={styles.ways}>
				<Button kind="quiet" size="large" onClick={onLeave}>
					{t("unlock.leave")}
				</Button>
				<Button kind="quiet" size="large" onClick={onForgotten}>
					{t("recovery:forgot.open")}
				</Button>
			</div>
		</main>
	);
}

interface UnlockMessageProps {
	readonly isChecking: boolean;
	readonly problem: UnlockProblem | null;
	readonly lockedSeconds: number;
}

/** One line that always keeps its place: the pad below never moves. */
function UnlockMessage({ isChecking, problem, lockedSeconds }: UnlockMessageProps) {
	const { t } = useTranslation("session");
	const formats = useFormats();
	const describeError = useDescribeError();
	if (problem === null) return <p className={styles.message}>{t(isChecking ? "unlock.checking" : "unlock.hint")}</p>;
	const text = () => {
		if (problem.kind === "locked") return t("unlock.locked", { time: formats.countdown(lockedSeconds) });
		if (problem.kind === "other") {
			const { title, action } = describeError(problem.error);
			return `${title} ${action}`;
		}
		return problem.remaining === null ? t("unlock.wrong") : t("unlock.remaining", { count: problem.remaining });
	};
	return (
		<p className={styles.problem} role={problem.kind === "locked" ? "timer" : "alert"}>
			{text()}
		</p>
	);
}
