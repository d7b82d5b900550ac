import type { ReactNode } from "react";
import type { PunchView } from "../../../client/types.ts";
import type { KioskScreen } from "../kiosk-screen.ts";
import { AlreadyCard } from "./already-card.tsx";
import { AskCard, type AskCardProps } from "./ask-card.tsx";
import { ChallengeCard } from "./challenge-card.tsx";
import { LookAgainCard } from "./look-again-card.tsx";
import { NotAnsweredCard } from "./not-answered-card.tsx";
import { NotRecordedCard } from "./not-recorded-card.tsx";
import { PinWantedCard } from "./pin-wanted-card.tsx";
import { RecordedCard } from "./recorded-card.tsx";
import { RefusedCard } from "./refused-card.tsx";
import { UnknownCard } from "./unknown-card.tsx";

/** The card of a state, with a key that tells one card from the next; null for states without one. */
export function cardOf(
	screen: KioskScreen,
	onCorrect: (punch: PunchView) => Promise<void>,
	onAnswer: AskCardProps["onAnswer"],
): { readonly key: string; readonly card: ReactNode } | null {
	switch (screen.kind) {
		case "recorded":
			return {
				key: `recorded-${screen.punch.eventId}`,
				card: <RecordedCard punch={screen.punch} onCorrect={onCorrect} />,
			};
		case "already":
			return {
				key: `already-${screen.punch.eventId}`,
				card: <AlreadyCard punch={screen.punch} onCorrect={onCorrect} />,
			};
		// One card for the whole challenge: only what is on it changes.
		case "challenge":
			return { key: "challenge", card: <ChallengeCard {...screen} /> };
		case "ask":
			return {
				key: `ask-${screen.question.questionId}`,
				card: <AskCard question={screen.question} onAnswer={onAnswer} />,
			};
		case "not_answered":
			return { key: "not_answered", card: <NotAnsweredCard /> };
		case "pin_wanted":
			return { key: "pin_wanted", card: <PinWantedCard /> };
		case "unknown":
			return { key: "unknown", card: <UnknownCard /> };
		case "look_again":
			return { key: "look_again", card: <LookAgainCard /> };
		case "refused":
			return { key: "refused", card: <RefusedCard /> };
		case "not_recorded":
			return { key: "not_recorded", card: <NotRecordedCard /> };
		default:
			return null;
	}
}
