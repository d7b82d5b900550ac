import { useEffect } from "react";
import { useClient, useConnectionState } from "../../client/host-context.tsx";
import type { HadirClient } from "../../client/types.ts";
import { useResource } from "../../data/use-resource.ts";

export type CodeWays = Awaited<ReturnType<HadirClient["personalCodes"]["ways"]>>;

const none: CodeWays = { pin: false, badge: false, readsBadgesAtIdle: false };
/** A supervisor may give the first PIN from another machine. */
const REFRESH_MS = 15_000;

/** What the kiosk offers beside the face; nothing while the host is away. */
export function useCodeWays(): CodeWays {
	const client = useClient();
	const { phase } = useConnectionState();
	const { data, reload } = useResource(() => client.personalCodes.ways({}), REFRESH_MS);
	const isOpen = phase === "open";
	useEffect(() => {
		if (isOpen) void reload();
	}, [isOpen, reload]);
	return isOpen && data ? data : none;
}
