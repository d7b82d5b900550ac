import { useCallback, useEffect, useRef, useState } from "react";
import { schedule } from "../schedule.ts";
import { type CameraSource, openCamera } from "./camera.ts";
import { type CameraController, type CameraState, createCameraController } from "./camera-controller.ts";

export interface UseCamera {
	readonly state: CameraState;
	/** Tries now instead of waiting for the next try by itself. */
	retry(): void;
	reportStall(): void;
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
 */
export function useCamera(source: CameraSource): UseCamera {
	const [state, setState] = useState<CameraState>({ phase: "opening" });
	const controller = useRef<CameraController | null>(null);

	useEffect(() => {
		const created = createCameraController({ open: () => openCamera(source), schedule, onDevicesChanged });
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
		reportStall: useCallback(() => controller.current?.reportStall(), []),
	};
}
