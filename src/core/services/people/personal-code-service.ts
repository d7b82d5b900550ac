// What a supervisor does with PINs and badges: give, take away, print. Every act is audited; no PIN, hash or token is.
import { BADGE_ID_BYTES, toBadgeId, toBadgeToken } from "../../domain/codes/badge-token.ts";
import { drawPin, hasPinForm, isPinTooEasy } from "../../domain/codes/employee-pin.ts";
import type { EmployeeId } from "../../domain/employee.ts";
import { AppError } from "../../domain/errors.ts";
import type { Clock, Log, PinHasher, RandomSource } from "../../ports/environment.ts";
import type { Gallery } from "../../ports/gallery.ts";
import type { Badge, PersonalCodeStore, TextSigner } from "../../ports/personal-codes.ts";
import type { AuditStore, EmployeeStore, SettingsStore, Transaction } from "../../ports/stores.ts";
import { holderSubjectOf, subjectOf } from "./code-punch-service.ts";
import { followGallery } from "./follow-gallery.ts";

export interface PersonalCodes {
	/** null: no PIN. `lockedUntilMs` null: may be tried. */
	readonly pin: { readonly setAtMs: number; readonly lockedUntilMs: number | null } | null;
	readonly badge: { readonly number: number; readonly issuedAtMs: number } | null;
}

/** A badge as it is printed. */
export interface PrintedBadge {
	readonly employeeId: EmployeeId;
	readonly name: string;
	readonly number: number;
	/** What stands in the code. */
	readonly token: string;
}

/** All but `register` throw EMPLOYEE_NOT_FOUND. `actor` goes to the audit table. */
export interface PersonalCodeService {
	/** Somebody who does not give their face, so that they can have a PIN or a badge. Rejects with EMPLOYEE_EXISTS. */
	register(person: { readonly employeeId: EmployeeId; readonly name: string }, actor: string): Promise<void>;
	of(employeeId: EmployeeId): PersonalCodes;
	/** Typed by the employee. Ends a lock. Rejects with VALIDATION_FAILED, PIN_TOO_EASY. */
	setPin(employeeId: EmployeeId, pin: string, actor: string): Promise<PersonalCodes>;
	/** Drawn by the kiosk: told this once and never again. */
	generatePin(employeeId: EmployeeId, actor: string): Promise<PersonalCodes & { readonly generatedPin: string }>;
	removePin(employeeId: EmployeeId, actor: string): PersonalCodes;
	/** A new badge; the one before is worth nothing from now on. */
	issueBadge(employeeId: EmployeeId, actor: string): PersonalCodes;
	/** Lost: nobody can use it any more. */
	revokeBadge(employeeId: EmployeeId, actor: string): PersonalCodes;
	/**
	 * Badges to print: of `employeeIds`, or of all active people. `issuesMissing`: who has none gets one. A printed code
	 * is as good as the badge, so this is audited too.
	 */
	print(
		which: { readonly employeeIds: readonly EmployeeId[] | null; readonly issuesMissing: boolean },
		actor: string,
	): readonly PrintedBadge[];
}

export interface PersonalCodeServicePorts {
	readonly codes: PersonalCodeStore;
	readonly employees: Pick<EmployeeStore, "find" | "enroll" | "roster">;
	readonly gallery: Pick<Gallery, "apply">;
	readonly settings: Pick<SettingsStore, "read">;
	readonly audit: Pick<AuditStore, "append">;
	readonly transaction: Transaction;
	readonly pinHasher: PinHasher;
	readonly signer: TextSigner;
	readonly random: RandomSource;
	readonly clock: Pick<Clock, "nowMs">;
	readonly log: Log;
}

export function createPersonalCodeService(ports: PersonalCodeServicePorts): PersonalCodeService {
	const { codes, employees, gallery, settings, audit, transaction, pinHasher, signer, random, clock, log } = ports;

	function record(actor: string, action: string, subject: EmployeeId, detail: Record<string, number | boolean> = {}) {
		audit.append({ atMs: clock.nowMs(), actor, action, subject, detail });
	}

	function present(employeeId: EmployeeId): void {
		if (!employees.find(employeeId)) throw new AppError("EMPLOYEE_NOT_FOUND");
	}

	const subjectsOf = (employeeId: EmployeeId) => [subjectOf(employeeId, signer), holderSubjectOf(employeeId, signer)];

	function of(employeeId: EmployeeId): PersonalCodes {
		present(employeeId);
		const pin = codes.readPin(employeeId);
		const lockedUntilMs = Math.max(...subjectsOf(employeeId).map((subject) => codes.readLock(subject).lockedUntilMs));
		const badge = codes.badgeOf(employeeId);
		return {
			pin: pin && { setAtMs: pin.setAtMs, lockedUntilMs: lockedUntilMs > clock.nowMs() ? lockedUntilMs : null },
			badge: badge && { number: badge.number, issuedAtMs: badge.issuedAtMs },
		};
	}

	async function store(employeeId: EmployeeId, pin: string, actor: string, isGenerated: boolean): Promise<void> {
		const hash = await pinHasher.hash(pin);
		transaction(() => {
			if (!codes.writePin(employeeId, hash, clock.nowMs())) throw new AppError("EMPLOYEE_NOT_FOUND");
			for (const subject of subjectsOf(employeeId)) codes.clearLock(subject);
			record(actor, "pin.set", employeeId, { isGenerated });
		});
	}

	function issue(employeeId: EmployeeId, actor: string): Badge {
		const badge = codes.issueBadge(employeeId, toBadgeId(random.bytes(BADGE_ID_BYTES)), clock.nowMs());
		if (!badge) throw new AppError("EMPLOYEE_NOT_FOUND");
		record(actor, "badge.issue", employeeId, { number: badge.number });
		return badge;
	}

	return {
		of,
		async register({ employeeId, name }, actor) {
			const trimmed = name.trim();
			if (trimmed === "") throw new AppError("VALIDATION_FAILED", { fields: ["name"] });
			const change = transaction(() => {
				if (employees.find(employeeId)) throw new AppError("EMPLOYEE_EXISTS");
				record(actor, "employee.add", employeeId, { withoutFace: true });
				return employees.enroll({ employeeId, name: trimmed, consent: null }, [], { replace: false });
			});
			await followGallery(gallery, change, log);
		},
		async setPin(employeeId, pin, actor) {
			present(employeeId);
			if (!hasPinForm(pin, settings.read().employeePinDigits))
				throw new AppError("VALIDATION_FAILED", { fields: ["pin"] });
			if (isPinTooEasy(pin, employeeId)) throw new AppError("PIN_TOO_EASY");
			await store(employeeId, pin, actor, false);
			return of(employeeId);
		},
		async generatePin(employeeId, actor) {
			present(employeeId);
			const generatedPin = drawPin(settings.read().employeePinDigits, employeeId, random.bytes);
			await store(employeeId, generatedPin, actor, true);
			return { ...of(employeeId), generatedPin };
		},
		removePin(employeeId, actor) {
			present(employeeId);
			transaction(() => {
				if (codes.removePin(employeeId)) record(actor, "pin.remove", employeeId);
			});
			return of(employeeId);
		},
		issueBadge(employeeId, actor) {
			transaction(() => issue(employeeId, actor));
			return of(employeeId);
		},
		revokeBadge(employeeId, actor) {
			present(employeeId);
			transaction(() => {
				const badge = codes.revokeBadge(employeeId, clock.nowMs());
				if (badge) record(actor, "badge.revoke", employeeId, { number: badge.number });
			});
			return of(employeeId);
		},
		print: ({ employeeIds, issuesMissing }, actor) =>
			transaction(() => {
				const { kioskId } = settings.read();
				const wanted = employeeIds && new Set<string>(employeeIds);
				if (issuesMissing)
					for (const { employeeId } of employees.roster())
						if ((!wanted || wanted.has(employeeId)) && !codes.badgeOf(employeeId)) issue(employeeId, actor);
				const holders = codes.badgeHolders().filter(({ employeeId }) => !wanted || wanted.has(employeeId));
				return holders.map(({ employeeId, name, badge: { badgeId, number } }) => {
					record(actor, "badge.print", employeeId, { number });
					return { employeeId, name, number, token: toBadgeToken(badgeId, kioskId, signer.sign) };
				});
			}),
	};
}
