// The key that opens the WebSocket. It arrives in the address's hash (never sent to a server, never in a log), is kept
// for the tab, and leaves the address at once so that nobody photographs it off the screen.

const STORAGE_KEY = "hadir.token";

export interface AccessToken {
	read(): string | null;
	save(token: string): void;
}

/** What of the page this needs; the page itself fits. */
export interface TokenPage {
	readonly location: { readonly hash: string; readonly pathname: string; readonly search: string };
	readonly history: { replaceState(state: null, unused: string, url: string): void };
	readonly sessionStorage: Pick<Storage, "getItem" | "setItem">;
}

/** Takes `#token=...` out of the address, if it is there. */
export function createAccessToken(page: TokenPage): AccessToken {
	const fromAddress = new URLSearchParams(page.location.hash.slice(1)).get("token");
	if (fromAddress) {
		page.sessionStorage.setItem(STORAGE_KEY, fromAddress);
		page.history.replaceState(null, "", page.location.pathname + page.location.search);
	}
	return {
		read: () => page.sessionStorage.getItem(STORAGE_KEY),
		save: (token) => page.sessionStorage.setItem(STORAGE_KEY, token),
	};
}
