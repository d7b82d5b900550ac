// Why a delivery did not succeed, as a code; the words are in `contract/messages`.

export const deliveryCodes = [
	"HRIS_UNREACHABLE",
	"HRIS_NAME_UNKNOWN",
	"HRIS_NOT_LISTENING",
	"HRIS_TIMEOUT",
	"HRIS_TLS",
	"HRIS_MOVED",
	"HRIS_UNAUTHORISED",
	"SIGN_IN_LOST",
	"HRIS_FORBIDDEN",
	"HRIS_GONE",
	"HRIS_BUSY",
	"HRIS_FAILING",
	"HRIS_REJECTED",
	"SETTINGS_UNUSABLE",
	"HRIS_NOT_THERE",
	"ANSWER_NOT_UNDERSTOOD",
	"EXTERNAL_ID_MISSING",
	"EMPLOYEE_UNKNOWN",
	"EMPLOYEE_INACTIVE",
	"LOG_TYPE_REQUIRED",
	"LOCATION_REQUIRED",
	"ATTENDANCE_OPEN",
	"OUT_WITHOUT_IN",
	"OVERLAP",
	"SAME_MINUTE",
	"CORRECT_BY_HAND",
	"FOLDER_UNAVAILABLE",
	"FOLDER_MISSING",
	"FOLDER_FULL",
	"LIST_IMPLAUSIBLE",
	"SHIFT_NOT_MOVED",
] as const;
export type DeliveryCode = (typeof deliveryCodes)[number];

export interface DeliveryFailure {
	readonly errorCode: DeliveryCode;
	/** What the target itself said, cut short: an HTTP status, or its own words. For the supervisor, never for the log. */
	readonly detail?: string;
}
