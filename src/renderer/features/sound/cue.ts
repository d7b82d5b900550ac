// What of the screen is worth hearing: the outcome, and what somebody who may not be looking must do next.
import type { KioskScreen } from "../kiosk/kiosk-screen.ts";

export const cues = [
	"recorded_in",
	"recorded_out",
	"already",
	"ask",
	"turn_left",
	"turn_right",
	"look_straight",
	"blink",
	"look_again",
	"not_recognised",
	"not_recorded",
] as const;
export type Cue = (typeof cues)[number];

/** null: silence. Nothing that is heard names anybody. */
export function cueOf(screen: KioskScreen): Cue | null {
	switch (screen.kind) {
		case "recorded":
			return screen.punch.direction === "IN" ? "recorded_in" : "recorded_out";
		case "challenge":
			return screen.step;
		case "refused":
		case "look_again":
		case "not_answered":
		case "pin_wanted":
			return "look_again";
		case "unknown":
			return "not_recognised";
		case "already":
		case "ask":
		case "not_recorded":
			return screen.kind;
		default:
			return null;
	}
}

/** Two screens of one key are the same thing said once. */
export function cueKeyOf(screen: KioskScreen): string | null {
	const cue = cueOf(screen);
	if (cue === null) return null;
	if (screen.kind === "recorded" || screen.kind === "already") return `${cue} ${screen.punch.eventId}`;
	if (screen.kind === "ask") return `${cue} ${screen.question.questionId}`;
	return screen.kind === "challenge" ? `${cue} ${screen.stepNumber}` : cue;
}
