import { useEffect, useState } from "react";
import { useClient, useConnectionState, useIsDemo } from "../../client/host-context.tsx";
import type { HadirClient } from "../../client/types.ts";

export type DemoInfo = Awaited<ReturnType<HadirClient["demo"]["info"]>>;

/** PIN and HRIS page of the demo; null outside it and until the host has told. */
export function useDemoInfo(): DemoInfo | null {
	const client = useClient();
	const isDemo = useIsDemo();
	const { phase } = useConnectionState();
	const [info, setInfo] = useState<DemoInfo | null>(null);

	useEffect(() => {
		if (!isDemo || phase !== "open") return;
		let isGone = false;
		client.demo.info({}).then(
			(told) => !isGone && setInfo(told),
			// The strip does without it.
			() => undefined,
		);
		return () => {
			isGone = true;
		};
	}, [client, isDemo, phase]);

	return info;
}
