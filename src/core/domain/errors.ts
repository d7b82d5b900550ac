// The one error class of the product. Expected outcomes (no face, unknown person) of a kiosk frame are values;
// an AppError is a request that was refused. Anything else thrown is a bug and is reported without details.

/**
 * Every refusal the product can utter: HTTP status for REST, and whether the same request may succeed later unchanged.
 * The texts, in both languages, are in `contract/messages`.
 */
export const errorCatalogue = {
	VALIDATION_FAILED: { status: 422, retryable: false },
	UNAUTHENTICATED: { status: 401, retryable: false },
	FORBIDDEN: { status: 403, retryable: false },
	NOT_FOUND: { status: 404, retryable: false },
	METHOD_NOT_ALLOWED: { status: 405, retryable: false },
	RATE_LIMITED: { status: 429, retryable: true },
	PAYLOAD_TOO_LARGE: { status: 413, retryable: false },
	UNSUPPORTED_IMAGE: { status: 415, retryable: false },
	NO_FACE: { status: 422, retryable: false },
	MULTIPLE_FACES: { status: 422, retryable: false },
	LOW_QUALITY: { status: 422, retryable: false },
	LIVENESS_REFUSED: { status: 422, retryable: false },
	NOT_RECOGNISED: { status: 422, retryable: false },
	EMPLOYEE_NOT_FOUND: { status: 404, retryable: false },
	CORRECTION_TOO_LATE: { status: 409, retryable: false },
	IDEMPOTENCY_KEY_REUSED: { status: 422, retryable: false },
	QUESTION_OVER: { status: 409, retryable: false },
	NAME_TAKEN: { status: 409, retryable: false },
	EMPLOYEE_EXISTS: { status: 409, retryable: false },
	CONSENT_REQUIRED: { status: 422, retryable: false },
	CONSENT_WITHDRAWN: { status: 409, retryable: false },
	ENROLLMENT_NOT_ACTIVE: { status: 409, retryable: false },
	ENROLLMENT_INCOMPLETE: { status: 409, retryable: false },
	NETWORK_ADDRESS_MISSING: { status: 409, retryable: true },
	DEVICE_CODE_INCORRECT: { status: 401, retryable: false },
	DEVICE_CODE_OVER: { status: 401, retryable: false },
	SETUP_REQUIRED: { status: 409, retryable: false },
	SETUP_ALREADY_DONE: { status: 409, retryable: false },
	PIN_INCORRECT: { status: 401, retryable: false },
	PIN_LOCKED: { status: 429, retryable: true },
	PIN_NOT_ACCEPTED: { status: 401, retryable: false },
	PIN_TOO_EASY: { status: 422, retryable: false },
	PIN_TAKEN: { status: 409, retryable: false },
	LAST_ADMINISTRATOR: { status: 409, retryable: false },
	LIMIT_REACHED: { status: 409, retryable: false },
	RECOVERY_KIT_MISSING: { status: 409, retryable: false },
	RECOVERY_KIT_OVER: { status: 409, retryable: false },
	RECOVERY_CHECK_FAILED: { status: 422, retryable: false },
	RECOVERY_CODE_WRONG: { status: 401, retryable: false },
	RECOVERY_LOCKED: { status: 429, retryable: true },
	BADGE_NOT_ACCEPTED: { status: 401, retryable: false },
	BADGE_REVOKED: { status: 401, retryable: false },
	PUNCH_METHOD_OFF: { status: 403, retryable: false },
	SESSION_EXPIRED: { status: 401, retryable: false },
	ENGINE_RESTARTED: { status: 503, retryable: true },
	ENGINE_UNAVAILABLE: { status: 503, retryable: true },
	NOT_READY: { status: 503, retryable: true },
	MODELS_MISSING: { status: 503, retryable: false },
	MODEL_ALTERED: { status: 503, retryable: false },
	STORAGE_UNAVAILABLE: { status: 503, retryable: true },
	DATABASE_TOO_NEW: { status: 500, retryable: false },
	DATA_FOLDER_IN_USE: { status: 409, retryable: false },
	SECRET_UNAVAILABLE: { status: 500, retryable: false },
	DATABASE_DAMAGED: { status: 503, retryable: false },
	KIOSK_MOVED: { status: 409, retryable: false },
	BACKUP_UNREADABLE: { status: 422, retryable: false },
	BACKUP_LOCKED: { status: 401, retryable: false },
	BACKUP_UNDER_WAY: { status: 409, retryable: true },
	KEYS_CHANGING: { status: 409, retryable: true },
	UPDATE_FAILED: { status: 503, retryable: true },
	UPDATE_NOT_POSSIBLE: { status: 409, retryable: false },
	CONFIG_INVALID: { status: 500, retryable: false },
	HOST_ACTION_REFUSED: { status: 403, retryable: false },
	HRIS_ADDRESS_INVALID: { status: 422, retryable: false },
	INTERNAL: { status: 500, retryable: false },
} as const satisfies Record<string, { status: number; retryable: boolean }>;

export type ErrorCode = keyof typeof errorCatalogue;

/** Display parameters only: never an embedding, an image, a name or a key. */
export type ErrorData = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** A refused request. `code` decides status and text; `detail` is for the log, never for the caller. */
export class AppError extends Error {
	readonly code: ErrorCode;
	readonly data: ErrorData;

	constructor(code: ErrorCode, data: ErrorData = {}, options?: { detail?: string; cause?: unknown }) {
		super(options?.detail ? `${code}: ${options.detail}` : code, { cause: options?.cause });
		this.name = "AppError";
		this.code = code;
		this.data = data;
	}

	get status(): number {
		return errorCatalogue[this.code].status;
	}

	get retryable(): boolean {
		return errorCatalogue[this.code].retryable;
	}
}

export function isErrorCode(value: unknown): value is ErrorCode {
	return typeof value === "string" && Object.hasOwn(errorCatalogue, value);
}
