// Who may call what: one table, deny by default. A procedure that is not listed is forbidden to everybody.
import { AppError } from "../core/domain/errors.ts";
import type { ApiScope, Principal, Role } from "../core/domain/role.ts";
import { effectivePrincipal, type RequestContext } from "./context.ts";

interface AccessRule {
	readonly roles: readonly Role[];
	/** A REST caller needs one of these. */
	readonly scopes: readonly ApiScope[];
	readonly anonymous: boolean;
	/** Also a phone or laptop that was let in to enroll. */
	readonly enroller: boolean;
	/** `afterSetup`: a local caller is refused until the kiosk has been set up. */
	readonly when: "always" | "afterSetup";
}

const screen: readonly Role[] = ["kiosk", "supervisor", "administrator"];
const staff: readonly Role[] = ["supervisor", "administrator"];
const administrators: readonly Role[] = ["administrator"];
/** Reading what happened and how the kiosk does; nothing that changes anything, and nobody's face. */
const readers: readonly Role[] = [...staff, "auditor"];

function local(roles: readonly Role[], when: AccessRule["when"] = "afterSetup"): AccessRule {
	return { roles, scopes: [], anonymous: false, enroller: false, when };
}

/** Local roles, and a device that one of them let in; it may do this and nothing else. */
function enrolling(roles: readonly Role[]): AccessRule {
	return { ...local(roles), enroller: true };
}

function remote(scopes: readonly ApiScope[], { anonymous = false } = {}): AccessRule {
	return { roles: [], scopes, anonymous, enroller: false, when: "always" };
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
	"watch.report": local([...screen, "auditor"], "always"),
	// The service itself refuses a second time with SETUP_ALREADY_DONE.
	"setup.complete": local(["kiosk"], "always"),
	"setup.checkHris": local(["kiosk"], "always"),
	"setup.checkCamera": local(["kiosk"], "always"),
	"session.unlock": local(screen),
	"session.lock": local(screen, "always"),
	"session.renew": local(readers),
	"session.state": local(screen, "always"),
	"employees.list": local(staff),
	"employees.details": local(staff),
	"employees.picture": local(staff),
	"employees.rename": local(staff),
	"employees.setActive": local(staff),
	"employees.changeId": local(staff),
	"employees.merge": local(staff),
	"enrollment.start": enrolling(staff),
	"enrollment.submitFrame": enrolling(staff),
	"enrollment.retake": enrolling(staff),
	"enrollment.secondSet": enrolling(staff),
	"enrollment.finish": enrolling(staff),
	"enrollment.cancel": enrolling(staff),
	"enrollment.clearLookAlike": local(staff),
	"devices.access": local(staff),
	"devices.open": local(staff),
	"devices.stop": local(staff),
	"devices.redeem": remote([], { anonymous: true }),
	"devices.heartbeat": enrolling([]),
	"devices.leave": enrolling([]),
	"photoEnrollment.plan": local(staff),
	"photoEnrollment.enroll": local(staff),
	"attendance.day": local(readers),
	"attendance.correct": local(staff),
	"attendance.enterMissed": local(staff),
	"today.overview": local(readers),
	"today.people": local(readers),
	"log.search": local(readers),
	"log.record": local(readers),
	// Also for whoever reads at the kiosk what is kept of them.
	"log.evidence": enrolling([...screen, "auditor"]),
	// Which of them sees pictures is a setting as well.
	"log.photo": local(staff),
	"log.rules": local(administrators),
	"log.saveRules": local(administrators),
	"log.previewRules": local(administrators),
	"log.purge": local(administrators),
	"log.csvPart": local(readers),
	"groups.list": local(staff),
	"groups.save": local(administrators),
	"groups.remove": local(administrators),
	"groups.members": local(staff),
	"groups.assign": local(staff),
	"shifts.list": local(staff),
	"shifts.save": local(administrators),
	"shifts.remove": local(administrators),
	"shifts.importFile": local(administrators),
	"shifts.exportFile": local(administrators),
	"settings.update": local(administrators),
	"settings.changePin": local(readers),
	"apiKeys.revoke": local(administrators),
	"apiKeys.rotate": local(administrators),
	"apiKeys.create": local(administrators),
	"apiKeys.list": local(administrators),
	"operators.remove": local(administrators),
	"operators.setPin": local(administrators),
	"operators.change": local(administrators),
	"operators.add": local(administrators),
	"operators.list": local(administrators),
	"targets.list": local(administrators),
	"targets.save": local(administrators),
	"targets.remove": local(administrators),
	"targets.check": local(administrators),
	"targets.deadLetters": local(administrators),
	"targets.replay": local(administrators),
	"targets.skip": local(administrators),
	"targets.countEarlier": local(administrators),
	"targets.pull": local(administrators),
	"targets.people": local(administrators),
	"targets.setExternalId": local(administrators),
	"targets.notEnrolled": local(staff),
	"statistics.read": local(readers),
	"rights.consents": local(staff),
	"rights.withdraw": local(staff),
	"rights.renew": local(staff),
	"rights.survey": local(administrators),
	"rights.erase": local(administrators),
	"rights.certificates": local([...administrators, "auditor"]),
	"rights.certificate": local([...administrators, "auditor"]),
	"rights.compact": local(administrators),
	"rights.exportPerson": local(administrators),
	"rights.overview": local([...administrators, "auditor"]),
	"rights.preview": local([...administrators, "auditor"]),
	"rights.saveRules": local(administrators),
	"rights.runRules": local(administrators),
	"rights.attention": local([...administrators, "auditor"]),
	"health.report": local(readers),
	"health.checkLog": local(readers),
	// Which paper fits is asked at the locked screen, by whoever has forgotten the PIN.
	"recovery.kit": local(screen),
	"recovery.resetPin": local(screen),
	"recovery.begin": local(administrators),
	"recovery.confirm": local(administrators),
	"keys.status": local(administrators),
	"keys.revokeTemplates": local(administrators),
	"keys.rotate": local(administrators),
	"keys.names": local(administrators),
	"keys.protectNames": local(administrators),
	"host.actions": local(administrators),
	"host.perform": local(administrators),
	"health.acceptLog": local(administrators),
	"health.bundle": local(administrators),
	"backups.overview": local(administrators),
	"backups.configure": local(administrators),
	"backups.backUpNow": local(administrators),
	"updates.overview": local(administrators),
	"updates.check": local(administrators),
	"updates.install": local(administrators),
	"updates.goBack": local(administrators),
	"models.overview": local(administrators),
	"models.use": local(administrators),
	"models.keepCrops": local(administrators),
	"models.reembed": local(administrators),
	"models.reembedding": local(administrators),
	"calibration.report": local(administrators),
	"calibration.apply": local(administrators),
	"calibration.revert": local(administrators),
	"demo.info": local(screen),
	"demo.scenes": local(screen),
	"demo.enter": local(screen),
	"integration.home": remote([], { anonymous: true }),
	"integration.health": remote([], { anonymous: true }),
	"integration.live": remote([], { anonymous: true }),
	"integration.ready": remote([], { anonymous: true }),
	// Not for readers: whoever watches many kiosks has no need to know who came when, nor the other way round.
	"integration.metrics": remote(["monitor"]),
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
	if (principal.kind === "enroller") return rule.enroller;
	if (principal.kind === "local") return rule.roles.includes(principal.role);
	return principal.scopes.some((scope) => rule.scopes.includes(scope));
}

/**
 * Lets a call through or throws UNAUTHENTICATED, SESSION_EXPIRED, FORBIDDEN or SETUP_REQUIRED.
 * A call that only whoever unlocked the screen may make keeps the session open for five more minutes.
 */
export function authorise(path: readonly string[], context: RequestContext, isSetUp: () => boolean): void {
	const name = path.join(".");
	const rule = Object.hasOwn(accessRules, name) ? accessRules[name] : undefined;
	if (context.isOver()) throw new AppError("UNAUTHENTICATED");
	// Unlocked or not, the screen goes on being the kiosk's: whoever unlocked it adds to that.
	const isOpenToScreen = isAllowed(rule, context.principal);
	if (!isOpenToScreen && !isAllowed(rule, effectivePrincipal(context))) throw refusal(context, rule);
	if (rule?.when === "afterSetup" && !isSetUp()) throw new AppError("SETUP_REQUIRED");
	if (!isOpenToScreen) context.connection.supervisor.renew();
}

function refusal({ principal, connection }: RequestContext, rule: AccessRule | undefined): AppError {
	if (principal.kind === "anonymous") return new AppError("UNAUTHENTICATED");
	const lastRole = connection.supervisor.lastRole();
	const hasExpired = principal.kind === "local" && connection.supervisor.state() === "expired";
	const wouldBeAllowed = lastRole !== null && isAllowed(rule, { kind: "local", role: lastRole });
	return new AppError(hasExpired && wouldBeAllowed ? "SESSION_EXPIRED" : "FORBIDDEN");
}
