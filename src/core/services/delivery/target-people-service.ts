// Who the HRIS employs and what it calls them: pulled from targets that can tell, typed in for the others.

import { hasEmployeeList, type Target } from "../../domain/delivery/target.ts";
import type { EmployeeId } from "../../domain/employee.ts";
import { parseEmployeeId } from "../../domain/employee.ts";
import { AppError } from "../../domain/errors.ts";
import type { Clock, Log, OutboxSignal } from "../../ports/environment.ts";
import type { Connectors, PulledEmployee, PullOutcome } from "../../ports/hris-target.ts";
import type { TargetSecretStore } from "../../ports/secrets.ts";
import type {
	AuditStore,
	TargetPeopleStore,
	TargetPerson,
	TargetPull,
	TargetStore,
	Transaction,
} from "../../ports/stores.ts";

export interface TargetPeopleService {
	/** Asks a target for its list now; what came of it is `lastPull`. Rejects with NOT_FOUND where there is no list. */
	pull(targetId: string, actor: string): Promise<TargetPull>;
	/** Asks every target whose list is older than its settings want. */
	pullDue(): Promise<void>;
	lastPull(targetId: string): TargetPull | null;
	/** Everybody who is enrolled, those without an id first. Throws NOT_FOUND. */
	people(targetId: string): readonly TargetPerson[];
	/** null takes it away. Throws EMPLOYEE_NOT_FOUND, VALIDATION_FAILED, NOT_FOUND. */
	setExternalId(targetId: string, employeeId: EmployeeId, externalId: string | null, actor: string): void;
	/** People of the HRIS who are not enrolled here, to pick from. */
	notEnrolled(): readonly { readonly employeeId: string; readonly name: string }[];
}

export interface TargetPeopleServicePorts {
	readonly targets: Pick<TargetStore, "list" | "find">;
	readonly people: TargetPeopleStore;
	readonly secrets: TargetSecretStore;
	readonly connectors: Pick<Connectors, "open">;
	readonly audit: Pick<AuditStore, "append">;
	readonly signal: Pick<OutboxSignal, "wake">;
	readonly transaction: Transaction;
	readonly clock: Pick<Clock, "nowMs">;
	readonly log: Log;
}

const HOUR_MS = 3_600_000;
/** After a failure, sooner than the next regular pull. */
const RETRY_MS = HOUR_MS;
const MAX_CANDIDATES = 2_000;
/** A list that has lost more than half of the people is a fault of whoever gave it, not a lay-off. */
const LEAST_SHARE = 0.5;
const SCHEDULE = "schedule";

export function createTargetPeopleService(ports: TargetPeopleServicePorts): TargetPeopleService {
	const { targets, people, secrets, connectors, audit, signal, transaction, clock, log } = ports;

	function existing(targetId: string): Target {
		const target = targets.find(targetId);
		if (!target) throw new AppError("NOT_FOUND");
		return target;
	}

	async function ask({ targetId, kind, settings }: Target): Promise<PullOutcome> {
		try {
			const target = connectors.open(kind, settings, secrets.read(targetId), secrets.vault(targetId));
			return (await target.pull?.()) ?? { ok: false, errorCode: "HRIS_NOT_THERE" };
		} catch (error) {
			if (!(error instanceof AppError)) throw error;
			return { ok: false, errorCode: "SETTINGS_UNUSABLE" };
		}
	}

	function take(targetId: string, list: readonly PulledEmployee[], actor: string): void {
		const nowMs = clock.nowMs();
		const before = people.countActive(targetId);
		const active = list.filter(({ isActive }) => isActive).length;
		if (active < before * LEAST_SHARE) {
			people.noteFailure(targetId, { errorCode: "LIST_IMPLAUSIBLE", detail: `${active} / ${before}` }, nowMs);
			log.error({ targetId, active, before }, "an employee list lacks most people and is not taken");
			return;
		}
		transaction(() => {
			const { deactivated, activated } = people.replace(targetId, list, nowMs);
			const record = (action: string) => (subject: EmployeeId) =>
				audit.append({ atMs: nowMs, actor, action, subject, detail: { target: targetId } });
			deactivated.forEach(record("employee.deactivate"));
			activated.forEach(record("employee.activate"));
		});
		// Ids may have come that dead letters or new events need.
		signal.wake();
	}

	async function pull(targetId: string, actor: string): Promise<TargetPull> {
		const target = existing(targetId);
		if (!hasEmployeeList(target)) throw new AppError("NOT_FOUND");
		const outcome = await ask(target);
		if (outcome.ok) take(targetId, outcome.employees.flatMap(usable), actor);
		else {
			people.noteFailure(targetId, outcome, clock.nowMs());
			log.warn({ targetId, errorCode: outcome.errorCode }, "an employee list was not given");
		}
		const last = people.lastPull(targetId);
		if (last === null) throw new Error("a pull left no trace");
		return last;
	}

	function isDue(target: Target): boolean {
		const hours = Number(target.settings["pullHours"] ?? 0);
		if (!target.isEnabled || !hasEmployeeList(target) || hours <= 0) return false;
		const last = people.lastPull(target.targetId);
		if (last === null) return true;
		const waitMs = last.errorCode === null ? hours * HOUR_MS : Math.min(hours * HOUR_MS, RETRY_MS);
		// A clock that was set back must not hold the list for the time it was wrong by.
		const ageMs = clock.nowMs() - last.atMs;
		return ageMs >= waitMs || ageMs < 0;
	}

	function setExternalId(targetId: string, employeeId: EmployeeId, externalId: string | null, actor: string): void {
		existing(targetId);
		const id = externalId === null ? null : externalId.trim();
		if (id === "" || (id !== null && id.length > 140))
			throw new AppError("VALIDATION_FAILED", { fields: ["externalId"] });
		const nowMs = clock.nowMs();
		const isTaken =
			id !== null && people.people(targetId).some((one) => one.typedId === id && one.employeeId !== employeeId);
		if (isTaken) throw new AppError("VALIDATION_FAILED", { fields: ["externalId"] });
		transaction(() => {
			if (!people.setExternalId(targetId, employeeId, id, nowMs)) throw new AppError("EMPLOYEE_NOT_FOUND");
			const detail = { target: targetId, isSet: id !== null };
			audit.append({ atMs: nowMs, actor, action: "employee.externalId", subject: employeeId, detail });
		});
	}

	return {
		pull,
		async pullDue() {
			for (const target of targets.list()) if (isDue(target)) await pull(target.targetId, SCHEDULE);
		},
		lastPull: (targetId) => people.lastPull(targetId),
		people: (targetId) => people.people(existing(targetId).targetId),
		setExternalId,
		notEnrolled: () => people.notEnrolled(MAX_CANDIDATES),
	};
}

/** An id that nobody could be enrolled under here is of no use; spelling is made the kiosk's own. */
function usable(person: PulledEmployee): PulledEmployee[] {
	const employeeId = parseEmployeeId(person.employeeId);
	return employeeId === null ? [] : [{ ...person, employeeId, name: person.name.trim().slice(0, 120) || employeeId }];
}
