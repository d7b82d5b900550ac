// Operators as an administrator keeps them. Every change is audited with it, in one transaction; names and PINs are not.
import { isSameName } from "../../domain/attendance/employee-group.ts";
import { AppError } from "../../domain/errors.ts";
import { MAX_OPERATORS, type Operator, parseOperatorName } from "../../domain/operator.ts";
import type { OperatorRole } from "../../domain/role.ts";
import type { Clock, IdSource } from "../../ports/environment.ts";
import type { OperatorStore } from "../../ports/operators.ts";
import type { AuditStore, Transaction } from "../../ports/stores.ts";
import type { OperatorPins } from "./operator-pins.ts";

export interface OperatorRequest {
	readonly name: string;
	readonly role: OperatorRole;
}

/** PINs: null has one drawn. Told this once and never again. */
export interface GivenPin {
	readonly generatedPin: string | null;
}

/** `actor` goes to the audit table. */
export interface OperatorService {
	/** Oldest first. */
	list(): Operator[];
	/** Rejects with VALIDATION_FAILED {name | pin}, NAME_TAKEN, PIN_TOO_EASY, PIN_TAKEN, LIMIT_REACHED {limit}. */
	add(request: OperatorRequest & { readonly pin: string | null }, actor: string): Promise<Operator & GivenPin>;
	/** Throws NOT_FOUND, VALIDATION_FAILED {name}, NAME_TAKEN, LAST_ADMINISTRATOR. */
	change(operatorId: string, request: OperatorRequest, actor: string): Operator;
	/** Ends what is open with the earlier PIN. Rejects with NOT_FOUND, VALIDATION_FAILED {pin}, PIN_TOO_EASY, PIN_TAKEN. */
	setPin(operatorId: string, pin: string | null, actor: string): Promise<GivenPin>;
	/** Throws NOT_FOUND, LAST_ADMINISTRATOR. */
	remove(operatorId: string, actor: string): void;
}

export interface OperatorServicePorts {
	readonly operators: OperatorStore;
	readonly pins: OperatorPins;
	readonly audit: Pick<AuditStore, "append">;
	readonly transaction: Transaction;
	readonly ids: IdSource;
	readonly clock: Pick<Clock, "nowMs">;
}

export function createOperatorService(ports: OperatorServicePorts): OperatorService {
	const { operators, pins, audit, transaction, ids, clock } = ports;
	type Detail = Readonly<Record<string, string | boolean>>;
	const record = (actor: string, action: string, subject: string, detail: Detail = {}) =>
		audit.append({ atMs: clock.nowMs(), actor, action, subject, detail });

	function findOrRefuse(operatorId: string): Operator {
		const operator = operators.find(operatorId);
		if (!operator) throw new AppError("NOT_FOUND");
		return operator;
	}

	function checkName(value: string, operatorId: string | null): string {
		const name = parseOperatorName(value);
		if (name === null) throw new AppError("VALIDATION_FAILED", { fields: ["name"] });
		const others = operators.list().filter((other) => other.operatorId !== operatorId);
		if (others.some((other) => isSameName(other.name, name))) throw new AppError("NAME_TAKEN");
		return name;
	}

	/** Nobody could give out access, restore or erase any more. */
	function refuseLastAdministrator({ operatorId, role }: Operator): void {
		if (role !== "administrator") return;
		const others = operators.list().filter((other) => other.operatorId !== operatorId);
		if (!others.some((other) => other.role === "administrator")) throw new AppError("LAST_ADMINISTRATOR");
	}

	async function given(pin: string | null, operatorId: string | null) {
		const drawn =
			pin === null ? await pins.draw(operatorId) : { pin: null, hash: await pins.hashFree(pin, operatorId) };
		return { generatedPin: drawn.pin, hash: drawn.hash };
	}

	async function add({ name, role, pin }: Parameters<OperatorService["add"]>[0], actor: string) {
		checkName(name, null);
		if (operators.list().length >= MAX_OPERATORS) throw new AppError("LIMIT_REACHED", { limit: MAX_OPERATORS });
		const { generatedPin, hash } = await given(pin, null);
		// Hashing takes a while, and a change of a name waits for nobody.
		const checked = checkName(name, null);
		const nowMs = clock.nowMs();
		const operator = { operatorId: ids.uuidv7(), name: checked, role, pinSetAtMs: nowMs, createdAtMs: nowMs };
		transaction(() => {
			operators.add(operator, hash);
			record(actor, "operators.add", operator.operatorId, { role });
		});
		return { ...operator, generatedPin };
	}

	async function setPin(operatorId: string, pin: string | null, actor: string): Promise<GivenPin> {
		findOrRefuse(operatorId);
		const { generatedPin, hash } = await given(pin, operatorId);
		transaction(() => {
			operators.writePin(operatorId, hash, clock.nowMs());
			record(actor, "operators.pin", operatorId, { isOwn: false });
		});
		return { generatedPin };
	}

	return {
		list: () => operators.list(),
		add: (request, actor) => pins.inTurn(() => add(request, actor)),
		setPin: (operatorId, pin, actor) => pins.inTurn(() => setPin(operatorId, pin, actor)),
		change(operatorId, { name, role }, actor) {
			const before = findOrRefuse(operatorId);
			const checked = checkName(name, operatorId);
			if (role !== "administrator") refuseLastAdministrator(before);
			transaction(() => {
				operators.change(operatorId, { name: checked, role });
				record(actor, "operators.change", operatorId, { role, isRenamed: checked !== before.name });
			});
			return { ...before, name: checked, role };
		},
		remove(operatorId, actor) {
			const operator = findOrRefuse(operatorId);
			refuseLastAdministrator(operator);
			transaction(() => {
				operators.remove(operatorId);
				record(actor, "operators.remove", operatorId, { role: operator.role });
			});
		},
	};
}
