import { ArrowLeft } from "lucide-react";
import { type ReactNode, useEffect, useEffectEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { PunchQuestion } from "../../client/types.ts";
import { Button } from "../../ui/button.tsx";
import { classNames } from "../../ui/class-names.ts";
import { PinPad } from "../../ui/pin-pad.tsx";
import { AskCard } from "../kiosk/states/ask-card.tsx";
import { useNowMs } from "../session/use-now.ts";
import { BadgeStage } from "./badge-stage.tsx";
import { CodeMessage } from "./code-message.tsx";
import styles from "./code-panel.module.css";
import type { CodeState, CodeStore } from "./code-store.ts";
import { NumberStage } from "./number-stage.tsx";

export interface CodePanelProps {
	readonly store: CodeStore;
	/** null: the camera is not there. */
	readonly stream: MediaStream | null;
}

/** The whole screen: title and what to do on one side, what is touched or looked at on the other. */
export function CodePanel({ store, stream }: CodePanelProps) {
	const { t } = useTranslation("codes");
	const state = useStore(store);
	const { stage } = state;
	const lockedSeconds = useLockedSeconds(store, state);
	const panel = useRef<HTMLDivElement>(null);
	// Who uses a keyboard or a screen reader begins at the top of what is new.
	useEffect(() => panel.current?.focus(), []);
	const onKey = useEffectEvent(({ key }: KeyboardEvent) => {
		if (key === "Escape") store.close();
	});
	useEffect(() => {
		const listener = (event: KeyboardEvent) => onKey(event);
		window.addEventListener("keydown", listener);
		return () => window.removeEventListener("keydown", listener);
	}, []);
	if (stage.kind === "closed") return null;
	return (
		<div
			ref={panel}
			tabIndex={-1}
			className={styles.panel}
			role="dialog"
			aria-modal="true"
			aria-labelledby="code-panel-title"
			data-testid="code-panel"
			data-stage={stage.kind}
		>
			<header className={styles.words}>
				<Button
					kind="quiet"
					size="large"
					icon={ArrowLeft}
					onClick={store.close}
					className={classNames(styles.quiet, styles.back)}
				>
					{t("back")}
				</Button>
				<h1 id="code-panel-title" className={styles.title}>
					{t(`${stage.kind}.title`)}
				</h1>
				<CodeMessage state={state} lockedSeconds={lockedSeconds} hasCamera={stream !== null} />
			</header>
			<div className={styles.entry}>
				<Entry store={store} state={state} stream={stream} />
			</div>
		</div>
	);
}

/** 0 while a PIN may be tried. */
function useLockedSeconds(store: CodeStore, { lockedUntilMs }: CodeState): number {
	const isLocked = lockedUntilMs > 0;
	const nowMs = useNowMs(isLocked);
	const seconds = isLocked ? Math.ceil((lockedUntilMs - nowMs) / 1000) : 0;
	useEffect(() => {
		if (isLocked && seconds <= 0) store.endLockout();
	}, [store, isLocked, seconds]);
	return seconds;
}

interface QuestionProps {
	readonly store: CodeStore;
	readonly question: PunchQuestion;
}

function Question({ store, question }: QuestionProps) {
	const { remainingMs } = question;
	useEffect(() => {
		const timer = setTimeout(store.lapse, remainingMs);
		return () => clearTimeout(timer);
	}, [store, remainingMs]);
	return (
		<div className={styles.ask}>
			<AskCard question={question} onAnswer={(_question, direction) => store.answer(direction)} />
		</div>
	);
}

interface EntryProps extends CodePanelProps {
	readonly state: CodeState;
}

function Entry({ store, state, stream }: EntryProps): ReactNode {
	const { t } = useTranslation("codes");
	const { stage, number, pin, isBusy, refusals, lockedUntilMs } = state;
	switch (stage.kind) {
		case "number":
			return <NumberStage number={number} onChange={store.enterNumber} onSubmit={store.confirmNumber} />;
		case "pin":
			return (
				<>
					<PinPad
						pin={pin}
						onChange={store.enterPin}
						onSubmit={() => void store.submitPin()}
						isBusy={isBusy}
						isDisabled={lockedUntilMs > 0}
						refusals={refusals}
					/>
					<Button kind="quiet" size="large" onClick={store.changeNumber} isDisabled={isBusy} className={styles.quiet}>
						{t("pin.changeNumber")}
					</Button>
				</>
			);
		case "badge":
			return <BadgeStage stream={stream} onText={(text) => void store.submitBadge(text)} />;
		case "ask":
			return <Question store={store} question={stage.question} />;
		case "closed":
			return null;
	}
}
