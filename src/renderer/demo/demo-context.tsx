// The demo, where the host is one: its story, its cameras and what a visitor needs to know. Outside it, null and nothing.
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "zustand";
import type { CameraSource } from "../capture/camera.ts";
import { useClient, useConnectionState, useIsDemo } from "../client/host-context.tsx";
import type { HadirClient } from "../client/types.ts";
import { createGuestCamera, createStoryCamera, type LoadedScene, loadScenes } from "./demo-camera.ts";
import { createStory, type Story } from "./story.ts";

export type DemoInfo = Awaited<ReturnType<HadirClient["demo"]["info"]>>;

export interface Demo {
	readonly story: Story;
	readonly camera: CameraSource;
	/** For trying enrollment. */
	readonly guestCamera: CameraSource;
	/** null until the host has told. */
	readonly info: DemoInfo | null;
}

const TICK_MS = 50;
const DemoContext = createContext<Demo | null>(null);

/** Null outside the demo. */
export function useDemo(): Demo | null {
	return useContext(DemoContext);
}

export function DemoProvider({ children }: { readonly children: ReactNode }) {
	const isDemo = useIsDemo();
	return isDemo ? <RunningDemo>{children}</RunningDemo> : children;
}

function RunningDemo({ children }: { readonly children: ReactNode }) {
	const client = useClient();
	const [story] = useState(() => createStory(() => performance.now()));
	const info = useInfo(client);
	const scenes = useScenes(client, story);
	const { camera, guestCamera } = useMemo(
		() => ({ camera: createStoryCamera(scenes, story), guestCamera: createGuestCamera(scenes) }),
		[scenes, story],
	);
	useTelling(client, story);
	const demo = useMemo(() => ({ story, camera, guestCamera, info }), [story, camera, guestCamera, info]);
	return <DemoContext value={demo}>{children}</DemoContext>;
}

function useInfo(client: HadirClient): DemoInfo | null {
	const { phase } = useConnectionState();
	const [info, setInfo] = useState<DemoInfo | null>(null);
	useEffect(() => {
		if (phase !== "open") return;
		let isGone = false;
		client.demo.info({}).then(
			(told) => !isGone && setInfo(told),
			// The screen does without it.
			() => undefined,
		);
		return () => {
			isGone = true;
		};
	}, [client, phase]);
	return info;
}

/** Loaded once for all cameras; the story begins when they are there. */
function useScenes(client: HadirClient, story: Story): () => Promise<readonly LoadedScene[]> {
	const loading = useRef<Promise<readonly LoadedScene[]> | null>(null);
	return useMemo(
		() => () => {
			loading.current ??= client.demo.scenes({}).then(async (told) => {
				const loaded = await loadScenes(told);
				story.begin(loaded);
				return loaded;
			});
			// The host was not ready; the camera tries again.
			loading.current.catch(() => {
				loading.current = null;
			});
			return loading.current;
		},
		[client, story],
	);
}

/** Lets the story's time pass, and the world around the kiosk follow it. */
function useTelling(client: HadirClient, story: Story): void {
	const telling = useStore(story, (state) => state.telling);
	useEffect(() => {
		const timer = setInterval(story.tick, TICK_MS);
		return () => clearInterval(timer);
	}, [story]);
	useEffect(() => {
		const { chapter } = story.getState();
		// Without an answer the chapter is told all the same: its picture is there.
		if (telling > 0 && chapter) client.demo.enter({ chapter }).catch(() => undefined);
	}, [client, story, telling]);
}
