import { useEffect, useEffectEvent, useRef } from "react";
import type { FrameSampler } from "./frame-sampler.ts";
import { isWell, type PictureFault, unwatched, watchAnew, watchPicture } from "./picture-watch.ts";
import type { SmallFrame } from "./small-frame.ts";

export interface UsePictureWatch {
	/** The element that shows the camera; null while there is none. */
	readonly video: HTMLVideoElement | null;
	/** Small pictures of it. */
	readonly sampler: FrameSampler | null;
	/** What is watched; null: nothing is, for example a stream that this page draws itself. */
	readonly stream: MediaStream | null;
	/** Again each time that it is looked at while it lasts. */
	onFault(fault: PictureFault): void;
	onWell(): void;
}

const LOOK_MS = 500;

/** Looks at the picture twice a second and tells what is wrong with it. */
export function usePictureWatch(options: UsePictureWatch): void {
	const { video, sampler, stream } = options;
	const state = useRef(unwatched);
	const onFault = useEffectEvent((fault: PictureFault) => options.onFault(fault));
	const onWell = useEffectEvent(() => options.onWell());

	useEffect(() => {
		if (!video || !sampler || !stream) return;
		const [track] = stream.getVideoTracks();
		let newest: SmallFrame | null = null;
		state.current = watchAnew(state.current);
		const unsubscribe = sampler.subscribe((frame) => {
			newest = frame;
		});
		const timer = setInterval(() => {
			// A hidden page gets no pictures; that is not the camera's fault.
			if (document.visibilityState !== "visible") return;
			state.current = watchPicture(state.current, {
				atMs: performance.now(),
				frame: newest,
				framesShown: video.getVideoPlaybackQuality().totalVideoFrames,
				isMuted: track?.muted ?? false,
			});
			const { fault } = state.current;
			if (fault) onFault(fault);
			else if (isWell(state.current)) onWell();
		}, LOOK_MS);
		return () => {
			unsubscribe();
			clearInterval(timer);
		};
	}, [video, sampler, stream]);
}
