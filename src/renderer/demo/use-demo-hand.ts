// The hand of the story: types somebody's number and PIN at the kiosk, for everybody to see, as that person would.
import { useEffect } from "react";
import type { CodeStore } from "../features/personal-code/code-store.ts";
import { useDemo } from "./demo-context.tsx";

const BEFORE_MS = 3_500;
const KEY_MS = 420;
const REST_MS = 800;

type Press = (store: CodeStore) => void;

/** What the hand does, one after the other, and when: milliseconds into the chapter. */
export function pressesFor(
	employeeNumber: string,
	pin: string,
): readonly { readonly atMs: number; readonly press: Press }[] {
	const openMs = BEFORE_MS;
	const numberMs = openMs + REST_MS;
	const confirmMs = numberMs + employeeNumber.length * KEY_MS + REST_MS;
	const pinMs = confirmMs + REST_MS;
	const typed = (text: string, fromMs: number, enter: (store: CodeStore, soFar: string) => void) =>
		Array.from(text, (_, index) => ({
			atMs: fromMs + index * KEY_MS,
			press: (store: CodeStore) => enter(store, text.slice(0, index + 1)),
		}));
	return [
		{ atMs: openMs, press: (store) => store.open("number") },
		...typed(employeeNumber, numberMs, (store, soFar) => store.enterNumber(soFar)),
		{ atMs: confirmMs, press: (store) => store.confirmNumber() },
		...typed(pin, pinMs, (store, soFar) => store.enterPin(soFar)),
		{ atMs: pinMs + pin.length * KEY_MS + REST_MS, press: (store) => void store.submitPin() },
	];
}

/** Presses while the story tells of the PIN; whatever was begun is put away when the chapter ends or somebody holds it. */
export function useDemoHand(store: CodeStore): void {
	const demo = useDemo();
	const story = demo?.story ?? null;
	const person = demo?.info?.pinPerson ?? null;
	useEffect(() => {
		if (!story || !person) return;
		const presses = pressesFor(person.employeeNumber, person.pin);
		let telling = -1;
		let done = 0;
		return story.subscribe((state) => {
			if (state.chapter !== "pin" || state.isHeld) return;
			if (state.telling !== telling) {
				telling = state.telling;
				done = 0;
			}
			for (const { press } of presses.filter(({ atMs }) => atMs <= state.sinceMs).slice(done)) {
				done += 1;
				press(store);
			}
		});
	}, [store, story, person]);
	useEffect(() => {
		if (!story) return;
		return story.subscribe((state, before) => {
			if (state.telling !== before.telling) store.close();
		});
	}, [store, story]);
}
