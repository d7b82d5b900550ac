// The supervisor's PIN: set at first start, checked with a lockout that a power cycle does not reset.

export interface SupervisorService {
	/** Throws VALIDATION_FAILED for a PIN that is not 4 to 12 digits. */
	setPin(pin: string): Promise<void>;
	/** Resolves when right. Rejects with PIN_INCORRECT {remainingAttempts} or PIN_LOCKED {retryAfterSeconds}. */
	verifyPin(pin: string): Promise<void>;
	hasPin(): boolean;
}
