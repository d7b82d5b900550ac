import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import { schedule } from "../schedule.ts";
import { type CameraSource, isChosenCameraThere, openCamera } from "./camera.ts";
import { type CameraController, type CameraState, createCameraController } from "./camera-controller.ts";
import type { CameraFault } from "./fault-episode.ts";
import type { PictureFault } from "./picture-watch.ts";

export interface UseCamera {
	readonly state: CameraState;
	/** Tries now instead of waiting for the next try by itself. */
	retry(): void;
	/** Pictures stopped coming although the device claims to be well. */
	reportStall(): void;
	reportFault(fault: PictureFault): void;
	reportWell(): void;
}

function onDevicesChanged(listener: () => void): () => void {
	const devices: MediaDevices | undefined = navigator.mediaDevices;
	devices?.addEventListener("devicechange", listener);
	return () => devices?.removeEventListener("devicechange", listener);
}

/**
 * The camera while the component is mounted; released on unmount and when the source changes.
 * A failed camera is tried again by itself; `state` says why it is not there.
 * @param source the same object for as long as it means the same camera (`useMemo`)
 * @param onFault what went wrong with it, once it is over or has lasted a minute
 */
export function useCamera(source: CameraSource, onFault?: (fault: CameraFault) => void): UseCamera {
	const [state, setState] = useState<CameraState>({ phase: "opening" });
	const controller = useRef<CameraController | null>(null);

	const tellFault = useEffectEvent((fault: CameraFault) => onFault?.(fault));

	useEffect(() => {
		const created = createCameraController({
			open: () => openCamera(source),
			isChosenThere: () => isChosenCameraThere(source),
			schedule,
			monotonicMs: () => performance.now(),
			random: Math.random,
			onDevicesChanged,
			onFault: tellFault,
		});
		controller.current = created;
		setState(created.state.getState());
		const unsubscribe = created.state.subscribe(setState);
		created.start();
		return () => {
			unsubscribe();
			created.stop();
			controller.current = null;
		};
	}, [source]);

	return {
		state,
		retry: useCallback(() => controller.current?.retry(), []),
		reportStall: useCallback(() => controller.current?.reportFault("frozen"), []),
		reportFault: useCallback((fault) => controller.current?.reportFault(fault), []),
		reportWell: useCallback(() => controller.current?.reportWell(), []),
	};
}
