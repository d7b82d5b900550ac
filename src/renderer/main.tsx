import "@fontsource-variable/plus-jakarta-sans";
import "./ui/tokens.css";
import "./ui/base.css";
import { CSPProvider } from "@base-ui/react/csp-provider";
import { type ReactNode, StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { App } from "./app.tsx";
import { connectPage } from "./client/connect-page.ts";
import { HostProvider } from "./client/host-context.tsx";
import { createHostWatch } from "./client/host-facts.ts";
import { createPageReporter } from "./client/page-reporter.ts";
import { BrokenScreen } from "./features/access/broken-screen.tsx";
import { createI18n } from "./i18n/create-i18n.ts";
import { guardPage } from "./page-guard.ts";
import { heapBytesOf } from "./page-memory.ts";
import { noteBroken, reloadWhenServed, takeBroken } from "./page-reload.ts";
import { schedule } from "./schedule.ts";
import { keepScreenAwake } from "./screen-wake-lock.ts";

const container = document.getElementById("root");
if (!container) throw new Error("index.html has no #root.");

// Whoever works on the page needs its menus and DevTools.
if (!import.meta.env.DEV) guardPage(window);
keepScreenAwake(window);

const connection = connectPage(window);
const watch = createHostWatch({
	connection,
	schedule,
	nowMs: () => Date.now(),
	timeout: (afterMs) => AbortSignal.timeout(afterMs),
});
const reporter = createPageReporter({
	connection,
	schedule,
	monotonicMs: () => performance.now(),
	heapBytes: () => heapBytesOf(performance),
	isDrawn: () => container.childElementCount > 0,
	timeout: (afterMs) => AbortSignal.timeout(afterMs),
	onRefresh: () => void loadAnew(),
});
const i18n = createI18n("id");

async function loadAnew(): Promise<void> {
	await reporter.leave();
	await reloadWhenServed(window);
}

const inPage = (content: ReactNode) => (
	<StrictMode>
		<I18nextProvider i18n={i18n}>
			<HostProvider host={{ connection, watch, reporter }}>
				{/* The pages' content policy takes no <style> element; what these would say is in base.css. */}
				<CSPProvider disableStyleElements>{content}</CSPProvider>
			</HostProvider>
		</I18nextProvider>
	</StrictMode>
);

const root = createRoot(container, { onUncaughtError: replaceBroken });
let isBroken = false;

/** React has taken everything off the page: without this it would stay white until somebody comes. */
function replaceBroken(error: unknown): void {
	reportError(error);
	if (isBroken) return;
	isBroken = true;
	setTimeout(() => root.render(inPage(<BrokenScreen />)));
	setTimeout(() => void loadAnew(), noteBroken(sessionStorage, Date.now(), Math.random()));
}

const broken = takeBroken(sessionStorage, Date.now());
if (broken) reporter.report(broken);
watch.start();
connection.start();
reporter.start();
root.render(inPage(<App />));
