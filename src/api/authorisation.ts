// Who may call what: one table, deny by default. A procedure that is not listed is forbidden to everybody.
import { AppError } from "../core/domain/errors.ts";
import type { ApiScope, Principal, Role } from "../core/domain/role.ts";
import { effectivePrincipal, type RequestContext } from "./context.ts";

interface AccessRule {
	readonly roles: readonly Role[];
	/** A REST caller needs one of these. */
	readonly scopes: readonly ApiScope[];
	readonly anonymous: boolean;
	/** `afterSetup`: a local caller is refused until the kiosk has been set up. */
	readonly when: "always" | "afterSetup";
}

const screen: readonly Role[] = ["kiosk", "supervisor", "administrator"];
const staff: readonly Role[] = ["supervisor", "administrator"];

function local(roles: readonly Role[], when: AccessRule["when"] = "afterSetup"): AccessRule {
	return { roles, scopes: [], anonymous: false, when };
}

function remote(scopes: readonly ApiScope[], { anonymous = false } = {}): AccessRule {
	return { roles: [], scopes, anonymous, when: "always" };
}

const accessRules: Readonly<Record<string, AccessRule>> = {
	"recognition.submitFrame": local(screen),
	"recognition.answer": local(screen),
	"recognition.correct": local(screen),
	"personalCodes.ways": local(screen),
	"personalCodes.punchByPin": local(screen),
	"personalCodes.punchByBadge": local(screen),
	"personalCodes.answer": local(screen),
	"personalCodes.correct": local(screen),
	"personalCodes.register": local(staff),
	"personalCodes.of": local(staff),
	"personalCodes.setPin": local(staff),
	"personalCodes.generatePin": local(staff),
	"personalCodes.removePin": local(staff),
	"personalCodes.issueBadge": local(staff),
	"personalCodes.revokeBadge": local(staff),
	"personalCodes.print": local(staff),
	"system.status": local([...screen, "auditor"], "always"),
	"system.settings": local([...screen, "auditor"], "always"),
	"system.confirmClock": local(staff),
	// The service itself refuses a second time with SETUP_ALREADY_DONE.
	"setup.complete": local(["kiosk"], "always"),
	"session.unlock": local(screen),
	"session.lock": local(screen, "always"),
	"session.renew": local(staff),
	"session.state": local(screen, "always"),
	"employees.list": local(staff),
	"employees.details": local(staff),
	"employees.picture": local(staff),
	"employees.rename": local(staff),
	"employees.setActive": local(staff),
	"employees.changeId": local(staff),
	"employees.merge": local(staff),
	"employees.remove": local(staff),
	"enrollment.start": local(staff),
	"enrollment.submitFrame": local(staff),
	"enrollment.retake": local(staff),
	"enrollment.secondSet": local(staff),
	"enrollment.finish": local(staff),
	"enrollment.cancel": local(staff),
	"enrollment.clearLookAlike": local(staff),
	"photoEnrollment.plan": local(staff),
	"photoEnrollment.enroll": local(staff),
	"attendance.day": local([...staff, "auditor"]),
	"attendance.correct": local(staff),
	"attendance.enterMissed": local(staff),
	"today.overview": local([...staff, "auditor"]),
	"today.people": local([...staff, "auditor"]),
	"log.search": local([...staff, "auditor"]),
	"log.record": local([...staff, "auditor"]),
	"log.csvPart": local([...staff, "auditor"]),
	"groups.list": local(staff),
	"groups.save": local(staff),
	"groups.remove": local(staff),
	"groups.members": local(staff),
	"groups.assign": local(staff),
	"shifts.list": local(staff),
	"shifts.save": local(staff),
	"shifts.remove": local(staff),
	"shifts.importFile": local(staff),
	"shifts.exportFile": local(staff),
	"settings.update": local(staff),
	"settings.changePin": local(staff),
	"targets.list": local(staff),
	"targets.save": local(staff),
	"targets.remove": local(staff),
	"targets.check": local(staff),
	"targets.deadLetters": local(staff),
	"targets.replay": local(staff),
	"targets.skip": local(staff),
	"targets.countEarlier": local(staff),
	"targets.pull": local(staff),
	"targets.people": local(staff),
	"targets.setExternalId": local(staff),
	"targets.notEnrolled": local(staff),
	"statistics.read": local([...staff, "auditor"]),
	"health.report": local([...staff, "auditor"]),
	"health.checkLog": local([...staff, "auditor"]),
	"health.bundle": local(staff),
	"models.overview": local(staff),
	"models.use": local(staff),
	"models.keepCrops": local(staff),
	"models.reembed": local(staff),
	"models.reembedding": local(staff),
	"calibration.report": local(staff),
	"calibration.apply": local(staff),
	"calibration.revert": local(staff),
	"demo.info": local(screen),
	"demo.scenes": local(screen),
	"integration.home": remote([], { anonymous: true }),
	"integration.health": remote([], { anonymous: true }),
	"integration.register": remote(["register"]),
	"integration.recognize": remote(["recognise"]),
	"integration.users": remote(["read"]),
	"integration.deleteUser": remote(["admin"]),
	"integration.createPunch": remote(["punch"]),
	"integration.listPunches": remote(["read"]),
	"integration.sync": remote(["read"]),
};

/** Whether `rule` lets this principal in. No rule lets nobody in. */
function isAllowed(rule: AccessRule | undefined, principal: Principal): boolean {
	if (!rule) return false;
	if (rule.anonymous) return true;
	if (principal.kind === "anonymous") return false;
	if (principal.kind === "local") return rule.roles.includes(principal.role);
	return principal.scopes.some((scope) => rule.scopes.includes(scope));
}

/**
 * Lets a call through or throws UNAUTHENTICATED, SESSION_EXPIRED, FORBIDDEN or SETUP_REQUIRED.
 * A call that only the unlocked supervisor may make keeps the session open for five more minutes.
 */
export function authorise(path: readonly string[], context: RequestContext, isSetUp: () => boolean): void {
	const name = path.join(".");
	const rule = Object.hasOwn(accessRules, name) ? accessRules[name] : undefined;
	if (!isAllowed(rule, effectivePrincipal(context))) throw refusal(context, rule);
	if (rule?.when === "afterSetup" && !isSetUp()) throw new AppError("SETUP_REQUIRED");
	if (!isAllowed(rule, context.principal)) context.connection.supervisor.renew();
}

function refusal({ principal, connection }: RequestContext, rule: AccessRule | undefined): AppError {
	if (principal.kind === "anonymous") return new AppError("UNAUTHENTICATED");
	const wouldBeAllowed = isAllowed(rule, { kind: "local", role: "supervisor" });
	const hasExpired = principal.kind === "local" && connection.supervisor.state() === "expired";
	return new AppError(hasExpired && wouldBeAllowed ? "SESSION_EXPIRED" : "FORBIDDEN");
}
