// The whole contract, implemented. Transports differ only in how they carry it.
import type { ContractProcedure, Procedure } from "@orpc/server";
import type { contract } from "../contract/index.ts";
import { implementApiKeys, implementOperators } from "./access.ts";
import { implementBackups } from "./backups.ts";
import type { RequestContext } from "./context.ts";
import { implementDemo } from "./demo.ts";
import { implementDevices } from "./devices.ts";
import { implementEmployees } from "./employees.ts";
import { implementEnrollment } from "./enrollment.ts";
import { implementHealth } from "./health.ts";
import { implementHost } from "./host.ts";
import { implementFaces } from "./integration/faces.ts";
import { implementOperation } from "./integration/operation.ts";
import { implementPunches } from "./integration/punches.ts";
import { implementKeys, implementRecovery } from "./keys.ts";
import { implementLog } from "./log.ts";
import { implementCalibration, implementModels } from "./models.ts";
import { implementPersonalCodes } from "./personal-codes.ts";
import { implementPhotoEnrollment } from "./photo-enrollment.ts";
import { createProcedures } from "./procedures.ts";
import { implementRecognition } from "./recognition.ts";
import { implementRights } from "./rights.ts";
import { implementGroups, implementShifts } from "./rules.ts";
import type { RouterEnvironment, Services } from "./services.ts";
import { implementStatistics } from "./statistics.ts";
import {
	implementAttendance,
	implementSession,
	implementSettings,
	implementSetup,
	implementSystem,
} from "./supervision.ts";
import { implementTargets } from "./targets.ts";
import { implementToday } from "./today.ts";
import { implementUpdates } from "./updates.ts";
import { implementWatch } from "./watch.ts";

export function createRouter(services: Services, environment: RouterEnvironment): Router {
	const procedures = createProcedures(services, environment);
	return procedures.router({
		recognition: implementRecognition(procedures, services),
		personalCodes: implementPersonalCodes(procedures, services),
		system: implementSystem(procedures, services),
		watch: implementWatch(procedures, services),
		setup: implementSetup(procedures, services),
		session: implementSession(procedures, services),
		employees: implementEmployees(procedures, services),
		enrollment: implementEnrollment(procedures, services, environment),
		photoEnrollment: implementPhotoEnrollment(procedures, services, environment),
		devices: implementDevices(procedures, services),
		attendance: implementAttendance(procedures, services, environment),
		today: implementToday(procedures, services),
		log: implementLog(procedures, services),
		groups: implementGroups(procedures, services),
		shifts: implementShifts(procedures, services),
		settings: implementSettings(procedures, services),
		operators: implementOperators(procedures, services),
		apiKeys: implementApiKeys(procedures, services),
		backups: implementBackups(procedures, services),
		updates: implementUpdates(procedures, services),
		rights: implementRights(procedures, services),
		health: implementHealth(procedures, services),
		host: implementHost(procedures, services),
		recovery: implementRecovery(procedures, services),
		keys: implementKeys(procedures, services),
		statistics: implementStatistics(procedures, services),
		models: implementModels(procedures, services),
		calibration: implementCalibration(procedures, services),
		targets: implementTargets(procedures, services),
		demo: implementDemo(procedures, services),
		integration: {
			...implementFaces(procedures, services, environment),
			...implementPunches(procedures, services),
			...implementOperation(procedures, services, environment),
		},
	});
}

/** Written out, since what the compiler infers from a contract of this size is longer than it will write down. */
export type Router = Implemented<typeof contract>;

type Implemented<Part> =
	Part extends ContractProcedure<infer Input, infer Output, infer Errors, infer Meta>
		? Procedure<RequestContext, RequestContext, Input, Output, Errors, Meta>
		: { [Name in keyof Part]: Implemented<Part[Name]> };
