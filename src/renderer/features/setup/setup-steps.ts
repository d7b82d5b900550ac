// All steps of the first start, before and after everything is saved.
import { setupSteps } from "./setup-store.ts";

/** Behind the new PIN, once the answers are saved. */
export const afterSteps = ["recovery", "enroll", "tryOut", "ready"] as const;
export type AfterStep = (typeof afterSteps)[number];

export const allSteps = [...setupSteps, ...afterSteps] as const;

/** Of `sessionStorage`: answers before they are saved, and how far one is after. */
export const ANSWERS_KEY = "hadir.setup.answers";
export const AFTER_KEY = "hadir.setup.after";
