// The gallery of states. A page of its own that no production build contains: it has no connection, only made-up data.
import "@fontsource-variable/plus-jakarta-sans";
import "../ui/tokens.css";
import "../ui/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { I18nextProvider } from "react-i18next";
import { createI18n } from "../i18n/create-i18n.ts";
import { Gallery } from "./gallery.tsx";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root.");

createRoot(root).render(
	<StrictMode>
		<I18nextProvider i18n={createI18n("id")}>
			<Gallery />
		</I18nextProvider>
	</StrictMode>,
);
