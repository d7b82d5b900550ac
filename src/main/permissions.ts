// The page may use the camera, and nothing else. Both handlers are needed: Chromium asks one before a prompt and the
// other on every later check.
import type { Session } from "electron";
import { isAppUrl } from "./app-origin.ts";

export function restrictPermissions(session: Session): void {
	session.setPermissionRequestHandler((_contents, permission, decide, details) => {
		const mediaTypes = "mediaTypes" in details ? (details.mediaTypes ?? []) : [];
		const isCameraOnly = mediaTypes.length > 0 && mediaTypes.every((type) => type === "video");
		decide(permission === "media" && isCameraOnly && details.isMainFrame && isAppUrl(details.requestingUrl));
	});
	session.setPermissionCheckHandler(
		(_contents, permission, origin, details) =>
			permission === "media" && details.mediaType === "video" && isAppUrl(origin),
	);
	session.setDevicePermissionHandler(() => false);
}
