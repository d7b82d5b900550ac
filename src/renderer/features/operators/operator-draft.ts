// What is being entered about somebody who works behind the PIN.
import type { ListedOperator, OperatorRole } from "../../client/types.ts";

export interface OperatorDraft {
	readonly name: string;
	readonly role: OperatorRole;
	/** How a new one gets their PIN. */
	readonly pin: "drawn" | "typed";
}

export const operatorRoles = ["supervisor", "administrator", "auditor"] as const satisfies readonly OperatorRole[];

/** As the host asks for: several people share one lock, so that a guess may hit anybody. */
export const operatorPinLength = { min: 6, max: 12 };

export function operatorDraftOf(operator: ListedOperator | null): OperatorDraft {
	return { name: operator?.name ?? "", role: operator?.role ?? "supervisor", pin: "drawn" };
}

/** Whether there is something to save. */
export function isWorthSaving(operator: ListedOperator | null, { name, role }: OperatorDraft): boolean {
	if (name.trim() === "") return false;
	return operator === null || name.trim() !== operator.name || role !== operator.role;
}
