// What is on screen: the view of the person, or the one circumstance that stands in its way.
import type { ErrorCode } from "../../../contract/index.ts";
import type { CameraProblem } from "../../capture/camera.ts";
import type { CameraState } from "../../capture/camera-controller.ts";
import type { ConnectionState } from "../../client/connection.ts";
import type { KioskStatus } from "../../client/types.ts";
import { isOutcome, type KioskView } from "./kiosk-view.ts";

export type KioskObstacle =
	| { readonly kind: "reconnecting" }
	| { readonly kind: "camera_opening" }
	| { readonly kind: "camera_missing"; readonly problem: CameraProblem }
	| { readonly kind: "engine_starting" }
	| { readonly kind: "engine_restarting" }
	| { readonly kind: "engine_failed"; readonly code: ErrorCode };

export type KioskScreen = KioskView | KioskObstacle;

export interface Surroundings {
	readonly connection: ConnectionState["phase"];
	readonly camera: CameraState;
	readonly engine: KioskStatus["engine"]["state"] | null;
	readonly engineErrorCode: ErrorCode | null;
}

function obstacleOf({ connection, camera, engine, engineErrorCode }: Surroundings): KioskObstacle | null {
	if (connection !== "open") return { kind: "reconnecting" };
	if (engine === "failed" || engine === "stopped")
		return { kind: "engine_failed", code: engineErrorCode ?? "ENGINE_UNAVAILABLE" };
	if (camera.phase === "failed") return { kind: "camera_missing", problem: camera.problem };
	if (camera.phase === "live" && camera.fault) return { kind: "camera_missing", problem: camera.fault };
	if (engine === "starting") return { kind: "engine_starting" };
	if (engine === "restarting") return { kind: "engine_restarting" };
	return camera.phase === "opening" ? { kind: "camera_opening" } : null;
}

/** A confirmation on screen outlives a failure around it: what was recorded stays recorded. */
export function selectScreen(view: KioskView, surroundings: Surroundings): KioskScreen {
	if (isOutcome(view)) return view;
	return obstacleOf(surroundings) ?? (view.kind === "engine_away" ? { kind: "engine_restarting" } : view);
}
