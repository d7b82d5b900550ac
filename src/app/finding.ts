// What `npm run doctor` has to say, one line a subject.
import type { AppError } from "../core/domain/errors.ts";

export interface Finding {
	readonly subject:
		| "models"
		| "recognition"
		| "camera"
		| "data folder"
		| "database"
		| "keys"
		| "backups"
		| "former state"
		| "disk"
		| "HRIS"
		| "clock";
	/** `problem`: the kiosk cannot do its work. `warning`: it can, for now. */
	readonly verdict: "good" | "warning" | "problem";
	readonly text: string;
}

/** The words of the catalogues, in the language of whoever reads. */
export interface Wording {
	refusal(error: AppError): string;
	/** Of a code of the delivery catalogue. */
	delivery(errorCode: string): string;
}
