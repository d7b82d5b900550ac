// What a transport hands to every procedure: who calls, on which connection, and an id for the log.
import type { Operator } from "../core/domain/operator.ts";
import type { Principal } from "../core/domain/role.ts";
import type { Clock, IdSource } from "../core/ports/environment.ts";
import { createSupervisorSession, type SupervisorSession } from "./supervisor-session.ts";

/** State of one MessagePort, WebSocket or REST call. */
interface Connection {
	/** Names the camera whose frames arrive here: one kiosk page, one connection, one camera. */
	readonly cameraSession: string;
	readonly supervisor: SupervisorSession;
	/** Of the screen that this host keeps alive: Electron's window, or the browser that was opened with this launch's token. */
	readonly isOwnScreen: boolean;
}

export interface RequestContext {
	/** Whoever the transport authenticated. An unlocked session raises a local `kiosk` to the role of whoever unlocked it. */
	readonly principal: Principal;
	readonly connection: Connection;
	/** What the caller named this call with, so that it may repeat it; null when it did not. */
	readonly idempotencyKey: string | null;
	/** The transport has sent the caller away since: what arrives late, as a body that was sent slowly, is not done. */
	readonly isOver: () => boolean;
	/** An id for one call, told to the caller when something breaks and written to the log with the cause. */
	readonly makeRequestId: () => string;
}

export interface ContextSource {
	readonly principal: Principal;
	readonly idempotencyKey?: string | null;
	readonly isOver?: () => boolean;
	readonly isOwnScreen?: boolean;
	/** An operator as they are now; null once removed. */
	readonly findOperator: (operatorId: string) => Operator | null;
	readonly clock: Clock;
	readonly ids: IdSource;
}

/** One for each connection (or REST call). The host ends `connection.cameraSession` when the connection closes. */
export function createRequestContext(source: ContextSource): RequestContext {
	const { principal, idempotencyKey = null, isOver = () => false, isOwnScreen = false, ids } = source;
	return {
		principal,
		idempotencyKey,
		isOver,
		connection: { cameraSession: ids.uuidv7(), supervisor: createSupervisorSession(source), isOwnScreen },
		makeRequestId: () => ids.uuidv7(),
	};
}

/** The principal in force now: an unlocked session acts as whoever unlocked it. */
export function effectivePrincipal({ principal, connection }: RequestContext): Principal {
	if (principal.kind !== "local" || principal.role !== "kiosk") return principal;
	const operator = connection.supervisor.operator();
	return operator ? { kind: "local", role: operator.role } : principal;
}

/** Who acted, for the audit table: an operator's or a key's id, or a role; never a person's name. */
export function actorOf(context: RequestContext): string {
	const operator = context.connection.supervisor.operator();
	if (operator) return `operator:${operator.operatorId}`;
	const principal = effectivePrincipal(context);
	if (principal.kind === "anonymous") return "anonymous";
	// A device acts for whoever let it in.
	if (principal.kind === "enroller") return `device:${principal.grantedBy}`;
	return principal.kind === "local" ? principal.role : `apiKey:${principal.keyId}`;
}
