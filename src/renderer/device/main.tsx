// The page of a phone or laptop that enrolls. Served on the local network only while a supervisor wants it.
import "@fontsource-variable/plus-jakarta-sans";
import "../ui/tokens.css";
import "../ui/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { createStore } from "zustand/vanilla";
import type { ConnectionState } from "../client/connection.ts";
import { HostProvider } from "../client/host-context.tsx";
import { createHostWatch } from "../client/host-facts.ts";
import { createI18n } from "../i18n/create-i18n.ts";
import { toLanguage } from "../i18n/language.ts";
import { schedule } from "../schedule.ts";
import { DeviceApp } from "./device-app.tsx";
import { createDeviceSession } from "./device-session.ts";

const root = document.getElementById("root");
if (!root) throw new Error("device.html has no #root.");

const session = createDeviceSession({ origin: location.origin, schedule });
// This device may not ask for settings or status: the watch stays unstarted, and everything is as it is by default.
const connection = {
	client: session.client,
	state: createStore<ConnectionState>(() => ({ phase: "open" })),
	start() {},
	stop() {},
	retryNow() {},
	reportSilence() {},
	submitKey() {},
};
const watch = createHostWatch({
	connection,
	schedule,
	nowMs: () => Date.now(),
	timeout: (afterMs) => AbortSignal.timeout(afterMs),
});

/** The kiosk's own page gives signs of life; a device that enrolls has a heartbeat of its own. */
const reporter = { report() {}, show() {} };

createRoot(root).render(
	<StrictMode>
		<I18nextProvider i18n={createI18n(toLanguage(navigator.language))}>
			<HostProvider host={{ connection, watch, reporter }}>
				<DeviceApp session={session} />
			</HostProvider>
		</I18nextProvider>
	</StrictMode>,
);
