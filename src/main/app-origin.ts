// The one origin of the kiosk's pages. Node's URL gives "null" as origin of a custom scheme, so its parts are compared.

export const APP_SCHEME = "app";
export const APP_HOST = "hadir";
export const APP_URL = `${APP_SCHEME}://${APP_HOST}/`;

/** Whether an address or origin is ours. Anything that does not parse is not. */
export function isAppUrl(address: string): boolean {
	const url = URL.parse(address);
	return url !== null && url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST;
}
