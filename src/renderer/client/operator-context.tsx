// Who unlocked the area, for what is offered in it. The host decides what is allowed, whatever is shown here.
import { createContext, type ReactNode, useContext } from "react";
import type { Operator } from "./types.ts";

const OperatorContext = createContext<Operator | null>(null);

export interface OperatorProviderProps {
	readonly operator: Operator;
	readonly children: ReactNode;
}

export function OperatorProvider({ operator, children }: OperatorProviderProps) {
	return <OperatorContext value={operator}>{children}</OperatorContext>;
}

export function useIsAdministrator(): boolean {
	return useContext(OperatorContext)?.role === "administrator";
}

/** Who may enroll and correct: everybody but an auditor. */
export function useIsStaff(): boolean {
	const role = useContext(OperatorContext)?.role;
	return role === "supervisor" || role === "administrator";
}
