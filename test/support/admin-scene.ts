// One screen of the wizard or the supervisor area, reached as a person reaches it. For screenshots.
import type { Page } from "playwright-core";
import type { AdminScript } from "./admin-answers.ts";
import type { Words } from "./admin-steps.ts";
import type { CodeScript } from "./code-answers.ts";

export interface AdminScene {
	readonly name: string;
	readonly picture: "person" | "nobody";
	readonly isFirstStart?: boolean;
	readonly admin?: Partial<AdminScript>;
	readonly isDark?: boolean;
	/** What the kiosk itself wears. */
	readonly screenTheme?: "light" | "contrast";
	/** PIN and badge. */
	readonly codes?: CodeScript;
	/** Whoever stands there is unknown, time and again. */
	readonly refusesFaces?: boolean;
	readonly deadLetters?: number;
	readonly isClockSuspect?: boolean;
	/** From the first screen (the wizard, or the kiosk). */
	readonly steps: (page: Page, words: Words) => Promise<void>;
}
