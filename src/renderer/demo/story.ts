// Where the demo's story is: which chapter is told, for how long already, and whether somebody held it. No clock, no DOM.
import { createStore, type StoreApi } from "zustand/vanilla";
import type { HadirClient } from "../client/types.ts";

export type DemoScene = Awaited<ReturnType<HadirClient["demo"]["scenes"]>>[number];
export type DemoChapter = DemoScene["chapter"];
type Timed = Pick<DemoScene, "chapter" | "durationMs">;

export interface StoryState {
	/** null until the host has the scenes. */
	readonly chapters: readonly DemoChapter[] | null;
	/** The one that is told. */
	readonly chapter: DemoChapter | null;
	readonly isHeld: boolean;
	/** Counts the beginnings of chapters: the same one told again is another telling. */
	readonly telling: number;
	/** Into the chapter. */
	readonly sinceMs: number;
}

export interface Story extends StoreApi<StoryState> {
	begin(scenes: readonly Timed[]): void;
	/** Time has passed: goes on to the next chapter when this one is over, and after the last to the first. */
	tick(): void;
	/** Somebody wants to look or to try for themselves. */
	hold(): void;
	/** Tells the chapter that was held from its beginning: what was half done meanwhile would be told wrong. */
	goOn(): void;
	/** The chapter after this one, or before it. */
	skip(by: 1 | -1): void;
}

export function createStory(nowMs: () => number): Story {
	const store = createStore<StoryState>(() => ({
		chapters: null,
		chapter: null,
		isHeld: false,
		telling: 0,
		sinceMs: 0,
	}));
	let lengths = new Map<DemoChapter, number>();
	let begunAtMs = 0;

	function tell(chapter: DemoChapter): void {
		begunAtMs = nowMs();
		store.setState(({ telling }) => ({ chapter, isHeld: false, telling: telling + 1, sinceMs: 0 }));
	}

	function skip(by: 1 | -1): void {
		const { chapters, chapter } = store.getState();
		if (chapters === null || chapter === null) return;
		const next = chapters.at((chapters.indexOf(chapter) + by) % chapters.length);
		if (next) tell(next);
	}

	return {
		...store,
		begin(scenes) {
			lengths = new Map();
			for (const { chapter, durationMs } of scenes) lengths.set(chapter, (lengths.get(chapter) ?? 0) + durationMs);
			const chapters = [...lengths.keys()];
			store.setState({ chapters });
			const [first] = chapters;
			if (first) tell(first);
		},
		tick() {
			const { chapter, isHeld } = store.getState();
			if (chapter === null || isHeld) return;
			const sinceMs = nowMs() - begunAtMs;
			if (sinceMs >= (lengths.get(chapter) ?? 0)) skip(1);
			else store.setState({ sinceMs });
		},
		hold: () => store.setState({ isHeld: true }),
		goOn() {
			const { chapter } = store.getState();
			if (chapter) tell(chapter);
		},
		skip,
	};
}

/** Which scene of a chapter is on; the last one stays. null when the chapter has none. */
export function sceneAt<Scene extends Timed>(
	scenes: readonly Scene[],
	chapter: DemoChapter | null,
	sinceMs: number,
): { readonly scene: Scene; readonly sinceMs: number } | null {
	const own = scenes.filter((scene) => scene.chapter === chapter);
	let restMs = sinceMs;
	for (const scene of own) {
		if (restMs < scene.durationMs) return { scene, sinceMs: restMs };
		restMs -= scene.durationMs;
	}
	const last = own.at(-1);
	return last ? { scene: last, sinceMs: last.durationMs } : null;
}
