import "@fontsource-variable/plus-jakarta-sans";
import "./ui/tokens.css";
import "./ui/base.css";
import { CSPProvider } from "@base-ui/react/csp-provider";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { App } from "./app.tsx";
import { connectPage } from "./client/connect-page.ts";
import { HostProvider } from "./client/host-context.tsx";
import { createHostWatch } from "./client/host-facts.ts";
import { createI18n } from "./i18n/create-i18n.ts";
import { guardPage } from "./page-guard.ts";
import { schedule } from "./schedule.ts";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root.");

// Whoever works on the page needs its menus and DevTools.
if (!import.meta.env.DEV) guardPage(window);

const connection = connectPage(window);
const watch = createHostWatch({
	connection,
	schedule,
	nowMs: () => Date.now(),
	timeout: (afterMs) => AbortSignal.timeout(afterMs),
});
const i18n = createI18n("id");
watch.start();
connection.start();

createRoot(root).render(
	<StrictMode>
		<I18nextProvider i18n={i18n}>
			<HostProvider host={{ connection, watch }}>
				{/* The pages' content policy takes no <style> element; what these would say is in base.css. */}
				<CSPProvider disableStyleElements>
					<App />
				</CSPProvider>
			</HostProvider>
		</I18nextProvider>
	</StrictMode>,
);
