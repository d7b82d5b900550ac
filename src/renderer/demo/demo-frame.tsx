import { type ReactNode, useEffect, useEffectEvent } from "react";
import { useStore } from "zustand";
import { useClient } from "../client/host-context.tsx";
import { type Demo, useDemo } from "./demo-context.tsx";
import styles from "./demo-frame.module.css";
import type { DemoChapter } from "./story.ts";
import { StoryBar } from "./story-bar.tsx";

/** A page of the supervisor area that a chapter shows. */
export type StoryPage = Extract<DemoChapter, "today" | "statistics">;

export interface DemoFrameProps {
	/** The story wants the kiosk on screen (null), or a page of the unlocked supervisor area. */
	readonly onPlace: (page: StoryPage | null) => void;
	readonly children: ReactNode;
}

function pageOf(chapter: DemoChapter): StoryPage | null {
	return chapter === "today" || chapter === "statistics" ? chapter : null;
}

/** In the demo, the product with its story below; otherwise the product alone. */
export function DemoFrame({ onPlace, children }: DemoFrameProps) {
	const demo = useDemo();
	if (!demo) return children;
	return (
		<div className={styles.frame}>
			<StoryPlaces demo={demo} onPlace={onPlace} />
			{/* Whoever touches the product wants to try it: the story waits. */}
			<div className={styles.place} onPointerDownCapture={demo.story.hold}>
				{children}
			</div>
			<StoryBar demo={demo} />
		</div>
	);
}

/** Goes where the story goes: opens the supervisor area with the demo's PIN, and locks it again. */
function StoryPlaces({ demo: { story, info }, onPlace }: { readonly demo: Demo } & Pick<DemoFrameProps, "onPlace">) {
	const client = useClient();
	const telling = useStore(story, (state) => state.telling);
	const go = useEffectEvent(async () => {
		const { chapter } = story.getState();
		if (chapter === null || !info) return;
		const page = pageOf(chapter);
		// A refusal (the PIN was changed while trying the demo) leaves the area locked, which is told there.
		if (page) await client.session.unlock({ pin: info.pin }).catch(() => undefined);
		else await client.session.lock({}).catch(() => undefined);
		if (story.getState().telling === telling) onPlace(page);
	});
	useEffect(() => {
		if (telling > 0) void go();
	}, [telling]);
	return null;
}
