import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { useCodeReader } from "../../capture/use-code-reader.ts";
import { useClient } from "../../client/host-context.tsx";
import type { PunchView } from "../../client/types.ts";
import { useHandsOff } from "../../ui/use-hands-off.ts";
import { looksLikeBadge } from "./badge-code.ts";
import { FORGET_OFFER_MS, isOffered, noOffer, noteScreen } from "./code-offer.ts";
import { type CodeStore, createCodeStore, type RecordedPunch } from "./code-store.ts";
import { pressNumber } from "./number-entry.ts";
import { type CodeWays, useCodeWays } from "./use-code-ways.ts";

/** How long the camera looks away after a punch by PIN or badge: who has just been recorded need not be recognised. */
const LOOK_AWAY_MS = 4_000;
/** Nobody touches anything for this long: whoever it was has gone, and the next person finds the camera. */
const QUIET_MS = 25_000;
/** Nobody waits for it, so it may be slow. */
const IDLE_LOOK_MS = 300;

export interface PersonalCodeKiosk {
	readonly store: CodeStore;
	readonly ways: CodeWays;
	readonly isOpen: boolean;
	readonly isOffered: boolean;
	/** No face is looked for now. */
	readonly isAway: boolean;
	/** Whether this punch came about here, so that `correct` turns it round. */
	owns(punch: PunchView): boolean;
	/** "Not OUT, IN". Rejects when the host refuses. */
	correct(punch: PunchView): Promise<PunchView>;
}

export interface UsePersonalCode {
	readonly video: HTMLVideoElement | null;
	/** Kind of what the kiosk shows. */
	readonly screenKind: string;
	/** Something covers the kiosk: neither a key nor a badge begins anything behind it. */
	readonly isPaused: boolean;
	readonly onRecorded: (outcome: RecordedPunch) => void;
}

/** PIN and badge for as long as the kiosk is on screen. */
export function usePersonalCode({ video, screenKind, isPaused, onRecorded }: UsePersonalCode): PersonalCodeKiosk {
	const client = useClient();
	const ways = useCodeWays();
	const lastEventId = useRef<string | null>(null);
	const [awaySinceMs, setAwaySinceMs] = useState<number | null>(null);
	const [store] = useState(() =>
		createCodeStore({
			punchByPin: (employeeNumber, pin) => client.personalCodes.punchByPin({ employeeNumber, pin }),
			punchByBadge: (text) => client.personalCodes.punchByBadge({ text }),
			answer: (questionId, direction) => client.personalCodes.answer({ questionId, direction }),
			nowMs: () => performance.now(),
			onRecorded: (outcome) => {
				lastEventId.current = outcome.punch.eventId;
				onRecorded(outcome);
				setAwaySinceMs(performance.now());
			},
		}),
	);
	const isOpen = useStore(store, ({ stage }) => stage.kind !== "closed");
	useHandsOff(isOpen ? QUIET_MS : null, store.close);

	useDigitsToOpen(store, ways.pin && !isOpen && !isPaused);

	useEffect(() => {
		if (awaySinceMs === null) return;
		const timer = setTimeout(() => setAwaySinceMs(null), LOOK_AWAY_MS);
		return () => clearTimeout(timer);
	}, [awaySinceMs]);

	useCodeReader({
		video,
		isActive: ways.readsBadgesAtIdle && !isOpen && !isPaused && awaySinceMs === null,
		minIntervalMs: IDLE_LOOK_MS,
		onText: (text) => {
			if (!looksLikeBadge(text)) return;
			store.open("badge");
			void store.submitBadge(text);
		},
	});

	return {
		store,
		ways,
		isOpen,
		isOffered: useOffer(screenKind),
		isAway: isOpen || awaySinceMs !== null,
		owns: ({ eventId }) => eventId === lastEventId.current,
		async correct({ eventId }) {
			const { punch } = await client.personalCodes.correct({ eventId });
			lastEventId.current = punch.eventId;
			return punch;
		},
	};
}

/** A keypad beside the screen: the first digit is already part of the number. */
function useDigitsToOpen(store: CodeStore, isActive: boolean): void {
	useEffect(() => {
		if (!isActive) return;
		const listener = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
			if (!/^\d$/.test(key) || ctrlKey || metaKey || altKey) return;
			// The next digit may come before the pad is on screen, and listens itself.
			if (store.getState().stage.kind === "closed") store.open("number");
			const { stage, number } = store.getState();
			if (stage.kind === "number") store.enterNumber(pressNumber(number, { kind: "character", text: key }));
		};
		window.addEventListener("keydown", listener);
		return () => window.removeEventListener("keydown", listener);
	}, [store, isActive]);
}

function useOffer(screenKind: string): boolean {
	const [offer, setOffer] = useState(noOffer);
	const [shownKind, setShownKind] = useState(screenKind);
	if (shownKind !== screenKind) {
		setShownKind(screenKind);
		setOffer(noteScreen(offer, screenKind));
	}
	useEffect(() => {
		if (offer === noOffer) return;
		const timer = setTimeout(() => setOffer(noOffer), FORGET_OFFER_MS);
		return () => clearTimeout(timer);
	}, [offer]);
	return isOffered(offer);
}
