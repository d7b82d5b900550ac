// The address that events are posted to. Core has no URL class (`lib: ES2024`), so the form is checked here.

const ADDRESS =
	/^(?<scheme>https?):\/\/(?<host>\[[0-9a-f:.]+\]|[\p{L}\p{N}](?:[\p{L}\p{N}._-]*[\p{L}\p{N}])?)(?::(?<port>\d{1,5}))?(?:[/?][^\s#\\]*)?$/iu;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

export interface HrisAddress {
	readonly url: string;
	/** Host and port only: a path may hold a key. */
	readonly host: string;
	/** Plain http beyond this machine: events are signed but can be read on the way. */
	readonly isReadableOnTheWay: boolean;
}

/** null for anything but http(s) with a host; credentials in an address end up in logs, so they are refused. */
export function parseHrisAddress(value: string): HrisAddress | null {
	const url = value.trim();
	const groups = ADDRESS.exec(url)?.groups;
	const host = groups?.["host"];
	if (!groups || host === undefined) return null;
	const port = groups["port"];
	if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) return null;
	const isPlain = groups["scheme"]?.toLowerCase() === "http";
	return {
		url,
		host: port === undefined ? host : `${host}:${port}`,
		isReadableOnTheWay: isPlain && !LOOPBACK.test(host),
	};
}
