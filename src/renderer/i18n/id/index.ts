// Indonesian, the first language: its keys are the keys of all languages. One file a feature, one namespace a file.
import { apiKeys } from "./api-keys.ts";
import { attendance } from "./attendance.ts";
import { backups } from "./backups.ts";
import { calibration } from "./calibration.ts";
import { codes } from "./codes.ts";
import { common } from "./common.ts";
import { consent } from "./consent.ts";
import { demo } from "./demo.ts";
import { devices } from "./devices.ts";
import { employees } from "./employees.ts";
import { enrollment } from "./enrollment.ts";
import { groups } from "./groups.ts";
import { health } from "./health.ts";
import { host } from "./host.ts";
import { kiosk } from "./kiosk.ts";
import { log } from "./log.ts";
import { logKeeping } from "./log-keeping.ts";
import { models } from "./models.ts";
import { operators } from "./operators.ts";
import { photoEnrollment } from "./photo-enrollment.ts";
import { poster } from "./poster.ts";
import { privacy } from "./privacy.ts";
import { recovery } from "./recovery.ts";
import { rights } from "./rights.ts";
import { session } from "./session.ts";
import { settings } from "./settings.ts";
import { setup } from "./setup.ts";
import { shifts } from "./shifts.ts";
import { statistics } from "./statistics.ts";
import { targets } from "./targets.ts";
import { today } from "./today.ts";
import { updates } from "./updates.ts";

export const indonesian = {
	common,
	kiosk,
	setup,
	poster,
	privacy,
	rights,
	recovery,
	backups,
	updates,
	session,
	codes,
	enrollment,
	photoEnrollment,
	consent,
	demo,
	devices,
	employees,
	attendance,
	log,
	logKeeping,
	settings,
	health,
	host,
	calibration,
	statistics,
	groups,
	operators,
	apiKeys,
	shifts,
	models,
	targets,
	today,
};
