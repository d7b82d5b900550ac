// Where releases are looked for: HTTPS, or this computer itself.

const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** null for what is neither https nor http to this computer, and for an address with a password in it. */
export function parseFeedAddress(text: string): URL | null {
	if (!URL.canParse(text)) return null;
	const url = new URL(text);
	const isSafe = url.protocol === "https:" || (url.protocol === "http:" && LOOPBACK.has(url.hostname));
	if (!isSafe || url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") return null;
	// Names are looked up beside each other, in the folder.
	if (!url.pathname.endsWith("/")) url.pathname += "/";
	return url;
}

/** A folder of a server may send on to another, to none that is less safe. */
export function isAllowedAnswer(address: string): boolean {
	return URL.canParse(address) && parseFeedAddress(new URL(address).origin) !== null;
}
