// The page's one connection and what it knows of the host, for every screen below.
import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import type { PageConnection } from "./connect-page.ts";
import type { ConnectionState } from "./connection.ts";
import type { HostWatch } from "./host-facts.ts";
import type { PageReporter } from "./page-reporter.ts";
import type { HadirClient, KioskStatus, Settings } from "./types.ts";

export interface Host {
	readonly connection: PageConnection;
	readonly watch: HostWatch;
	readonly reporter: Pick<PageReporter, "report" | "show">;
}

const HostContext = createContext<Host | null>(null);

export function HostProvider({ host, children }: { readonly host: Host; readonly children: ReactNode }) {
	return <HostContext value={host}>{children}</HostContext>;
}

export function useHost(): Host {
	const host = useContext(HostContext);
	if (!host) throw new Error("useHost needs a HostProvider above it.");
	return host;
}

export function useClient(): HadirClient {
	return useHost().connection.client;
}

export function useConnectionState(): ConnectionState {
	return useStore(useHost().connection.state);
}

/** null until the host was heard. */
export function useSettings(): Settings | null {
	return useStore(useHost().watch.facts, ({ settings }) => settings);
}

/** null until the host was heard. Refreshed every two seconds. */
export function useStatus(): KioskStatus | null {
	return useStore(useHost().watch.facts, ({ status }) => status);
}

/** null until the host was heard: before that nobody may open a camera, for the demo has one of its own. */
export function useIsDemo(): boolean | null {
	return useStore(useHost().watch.facts, ({ status }) => status?.isDemo ?? null);
}

/** Host's clock minus this page's, milliseconds. */
export function useClockOffsetMs(): number {
	return useStore(useHost().watch.facts, ({ clockOffsetMs }) => clockOffsetMs);
}
