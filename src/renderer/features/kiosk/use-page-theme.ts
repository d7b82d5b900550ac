import { useLayoutEffect } from "react";
import type { ShownTheme } from "./screen-theme.ts";

/** The whole page wears the theme while the kiosk is on screen; other screens follow the machine. */
export function usePageTheme(theme: ShownTheme): void {
	useLayoutEffect(() => {
		const { dataset } = document.documentElement;
		if (theme) dataset["theme"] = theme;
		return () => {
			delete dataset["theme"];
		};
	}, [theme]);
}
