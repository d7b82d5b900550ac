// PINs of operators, compared and given one after the other: each hash takes a core and tens of megabytes, and faces are
// analysed on the same machine. Whoever gives a PIN holds the turn until it is written, so that no two get the same.
import { drawPin, isPinTooEasy } from "../../domain/codes/employee-pin.ts";
import { AppError } from "../../domain/errors.ts";
import { MAX_OPERATOR_PIN_DIGITS, MIN_OPERATOR_PIN_DIGITS, type Operator } from "../../domain/operator.ts";
import type { PinHasher, RandomSource } from "../../ports/environment.ts";
import type { OperatorStore } from "../../ports/operators.ts";
import { createSerialQueue, type SerialQueue } from "../serial-queue.ts";

export interface OperatorPins {
	readonly inTurn: SerialQueue;
	/** Within a turn: whose PIN it is, null when nobody's. */
	holderOf(pin: string): Promise<Operator | null>;
	/** Within a turn: whether it is the PIN of that operator. */
	isPinOf(operatorId: string, pin: string): Promise<boolean>;
	/**
	 * Within a turn, of a PIN that nobody else has. Rejects with VALIDATION_FAILED {pin}, PIN_TOO_EASY, and PIN_TAKEN, which
	 * does not tell whose it is.
	 */
	hashFree(pin: string, forOperatorId: string | null): Promise<string>;
	/** As `hashFree`, for a PIN that is drawn here. */
	draw(forOperatorId: string | null): Promise<{ readonly pin: string; readonly hash: string }>;
}

export interface OperatorPinPorts {
	readonly operators: Pick<OperatorStore, "credentials" | "find">;
	readonly pinHasher: PinHasher;
	readonly random: RandomSource;
}

const FORM = new RegExp(`^\\d{${MIN_OPERATOR_PIN_DIGITS},${MAX_OPERATOR_PIN_DIGITS}}$`);

/** Whether somebody may have it as their PIN from now on; the one of the set-up may be shorter. */
function checkForm(pin: string): void {
	if (!FORM.test(pin)) throw new AppError("VALIDATION_FAILED", { fields: ["pin"] });
	if (isPinTooEasy(pin, "")) throw new AppError("PIN_TOO_EASY");
}

export function createOperatorPins({ operators, pinHasher, random }: OperatorPinPorts): OperatorPins {
	async function holderIdOf(pin: string): Promise<string | null> {
		for (const { operatorId, pinHash } of operators.credentials())
			if (await pinHasher.verify(pinHash, pin)) return operatorId;
		return null;
	}

	async function isTaken(pin: string, forOperatorId: string | null): Promise<boolean> {
		const holderId = await holderIdOf(pin);
		return holderId !== null && holderId !== forOperatorId;
	}

	return {
		inTurn: createSerialQueue(),
		async holderOf(pin) {
			const operatorId = await holderIdOf(pin);
			return operatorId === null ? null : operators.find(operatorId);
		},
		async isPinOf(operatorId, pin) {
			const own = operators.credentials().find((credential) => credential.operatorId === operatorId);
			return own !== undefined && pinHasher.verify(own.pinHash, pin);
		},
		async hashFree(pin, forOperatorId) {
			checkForm(pin);
			if (await isTaken(pin, forOperatorId)) throw new AppError("PIN_TAKEN");
			return pinHasher.hash(pin);
		},
		async draw(forOperatorId) {
			for (;;) {
				const pin = drawPin(MIN_OPERATOR_PIN_DIGITS, "", random.bytes);
				if (!(await isTaken(pin, forOperatorId))) return { pin, hash: await pinHasher.hash(pin) };
			}
		},
	};
}
