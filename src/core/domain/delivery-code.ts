// Why a delivery did not succeed, as a code; the words are in `contract/messages`.

export const deliveryCodes = [
	"HRIS_UNREACHABLE",
	"HRIS_TIMEOUT",
	"HRIS_TLS",
	"HRIS_MOVED",
	"HRIS_UNAUTHORISED",
	"HRIS_FORBIDDEN",
	"HRIS_GONE",
	"HRIS_BUSY",
	"HRIS_FAILING",
	"HRIS_REJECTED",
	"SETTINGS_UNUSABLE",
] as const;
export type DeliveryCode = (typeof deliveryCodes)[number];

export interface DeliveryFailure {
	readonly errorCode: DeliveryCode;
	/** What the target itself said, cut short: an HTTP status, or its own words. For the supervisor, never for the log. */
	readonly detail?: string;
}
