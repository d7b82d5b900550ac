// One way to get live pictures, whatever they come from: a webcam, or the demo's simulated camera.
import { listCameras } from "./list-cameras.ts";
import type { PictureFault } from "./picture-watch.ts";

export type CameraSource =
	/** `deviceId` null: the system's default camera. */
	| { readonly kind: "device"; readonly deviceId: string | null }
	/** A stream made elsewhere (`demo-camera.ts`). */
	| { readonly kind: "stream"; open(): Promise<MediaStream> };

/** `frozen`, `black`: it is open and its picture is of no use (`picture-watch.ts`). */
export type CameraProblem = "not_found" | "refused" | "busy" | "lost" | "unavailable" | PictureFault;

export interface OpenCamera {
	readonly stream: MediaStream;
	/** The chosen camera is away and another one stands in. */
	readonly isSubstitute: boolean;
	/** Unplugged, taken away by the system, or its permission withdrawn. */
	onEnded(listener: () => void): void;
	/** Lets go of the device. */
	close(): void;
}

export type CameraAttempt =
	| { readonly kind: "open"; readonly camera: OpenCamera }
	| { readonly kind: "failed"; readonly problem: CameraProblem };

/**
 * What is asked for; a camera that cannot do it gives its own nearest. Of a phone the camera at the side of its screen:
 * whoever is enrolled looks at the words as well.
 */
const PREFERRED = {
	facingMode: { ideal: "user" },
	width: { ideal: 1280 },
	height: { ideal: 720 },
	frameRate: { ideal: 30 },
};

/** Names as in the Media Capture and Streams specification, section 10.2. */
const problemsByErrorName: Readonly<Record<string, CameraProblem>> = {
	NotFoundError: "not_found",
	OverconstrainedError: "not_found",
	NotAllowedError: "refused",
	SecurityError: "refused",
	NotReadableError: "busy",
	AbortError: "busy",
};

export function cameraProblem(error: unknown): CameraProblem {
	const name = error instanceof Error ? error.name : "";
	return problemsByErrorName[name] ?? "unavailable";
}

function wrap(stream: MediaStream, isSubstitute: boolean): CameraAttempt {
	const [track] = stream.getVideoTracks();
	if (!track) return { kind: "failed", problem: "not_found" };
	return {
		kind: "open",
		camera: {
			stream,
			isSubstitute,
			onEnded: (listener) => track.addEventListener("ended", listener, { once: true }),
			close: () => {
				for (const each of stream.getTracks()) each.stop();
			},
		},
	};
}

async function openDevice(deviceId: string | null): Promise<CameraAttempt> {
	// Without a secure context (plain HTTP beyond loopback) browsers offer no `mediaDevices` at all.
	const devices: MediaDevices | undefined = navigator.mediaDevices;
	if (!devices) return { kind: "failed", problem: "unavailable" };
	const open = (video: MediaTrackConstraints) => devices.getUserMedia({ audio: false, video });
	if (deviceId === null) return wrap(await open(PREFERRED), false);
	try {
		return wrap(await open({ ...PREFERRED, deviceId: { exact: deviceId } }), false);
	} catch (error) {
		if (cameraProblem(error) !== "not_found") throw error;
		return wrap(await open(PREFERRED), true);
	}
}

export async function openCamera(source: CameraSource): Promise<CameraAttempt> {
	try {
		return source.kind === "device" ? await openDevice(source.deviceId) : wrap(await source.open(), false);
	} catch (error) {
		return { kind: "failed", problem: cameraProblem(error) };
	}
}

/** Whether the chosen camera can be opened, as far as can be told without opening it. */
export async function isChosenCameraThere(source: CameraSource): Promise<boolean> {
	if (source.kind !== "device") return true;
	const cameras = await listCameras();
	return cameras.some(({ deviceId }) => deviceId === source.deviceId);
}
