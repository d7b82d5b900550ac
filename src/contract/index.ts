// The one contract of all transports. MessagePort and WebSocket carry all of it; REST carries `integration` only.
import type { ContractRouterClient } from "@orpc/contract";
import { apiKeysContract } from "./api-keys.ts";
import { backupContract } from "./backups.ts";
import { calibrationContract } from "./calibration.ts";
import { demoContract } from "./demo.ts";
import { devicesContract } from "./devices.ts";
import { employeesContract } from "./employees.ts";
import { enrollmentContract } from "./enrollment.ts";
import { healthContract } from "./health.ts";
import { hostContract } from "./host.ts";
import { integrationContract } from "./integration.ts";
import { keysContract, recoveryContract } from "./keys.ts";
import { logContract } from "./log.ts";
import { modelsContract } from "./models.ts";
import { operatorsContract } from "./operators.ts";
import { personalCodesContract } from "./personal-codes.ts";
import { photoEnrollmentContract } from "./photo-enrollment.ts";
import { recognitionContract } from "./recognition.ts";
import { rightsContract } from "./rights.ts";
import { groupsContract, shiftsContract } from "./rules.ts";
import { statisticsContract } from "./statistics.ts";
import { attendanceContract, sessionContract, settingsContract, setupContract, systemContract } from "./supervision.ts";
import { targetsContract } from "./targets.ts";
import { todayContract } from "./today.ts";
import { updateContract } from "./updates.ts";
import { watchContract } from "./watch.ts";

export const contract = {
	recognition: recognitionContract,
	personalCodes: personalCodesContract,
	system: systemContract,
	watch: watchContract,
	setup: setupContract,
	session: sessionContract,
	employees: employeesContract,
	enrollment: enrollmentContract,
	photoEnrollment: photoEnrollmentContract,
	devices: devicesContract,
	attendance: attendanceContract,
	today: todayContract,
	log: logContract,
	groups: groupsContract,
	shifts: shiftsContract,
	settings: settingsContract,
	operators: operatorsContract,
	apiKeys: apiKeysContract,
	backups: backupContract,
	updates: updateContract,
	rights: rightsContract,
	health: healthContract,
	host: hostContract,
	recovery: recoveryContract,
	keys: keysContract,
	statistics: statisticsContract,
	models: modelsContract,
	calibration: calibrationContract,
	targets: targetsContract,
	demo: demoContract,
	integration: integrationContract,
};

export type HadirClient = ContractRouterClient<typeof contract>;

export { isRefusedByReceivers } from "../core/domain/attendance/clock-watch.ts";
export { type ErrorCode, isErrorCode } from "./errors.ts";
export { MAX_IMAGE_BYTES } from "./fields.ts";
export { integrationContract } from "./integration.ts";
