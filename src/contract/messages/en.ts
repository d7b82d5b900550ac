// Error texts in English.
import type { ErrorCode } from "../../core/domain/errors.ts";
import type { ErrorText } from "./id.ts";

export const englishErrors = {
	VALIDATION_FAILED: { title: "Something is missing or not valid: {{fields}}.", action: "Check it and try again." },
	UNAUTHENTICATED: { title: "The API key is missing or wrong.", action: "Send the right key in the header X-API-Key." },
	FORBIDDEN: {
		title: "You may not do this here.",
		action: "Unlock with the PIN of somebody who may, or ask an administrator.",
	},
	NOT_FOUND: { title: "There is nothing at this address.", action: "See /docs for the addresses there are." },
	METHOD_NOT_ALLOWED: {
		title: "This address does not take this method.",
		action: "See /docs for the methods there are.",
	},
	RATE_LIMITED: { title: "Too many requests.", action: "Wait a moment and try again." },
	PAYLOAD_TOO_LARGE: { title: "The image is too large.", action: "Send at most 10 MB and 20 megapixels." },
	UNSUPPORTED_IMAGE: {
		title: "This file is not an image that can be read.",
		action: "Send a whole JPEG, PNG or WebP photo.",
	},
	NO_FACE: {
		title: "No face was found in the image.",
		action: "Send a photo that shows one face clearly, from the front.",
	},
	MULTIPLE_FACES: { title: "There are several faces in the image.", action: "Send a photo of one person only." },
	LOW_QUALITY: {
		title: "This photo does not show the face well enough.",
		action: "Take it again from closer, in good light and without moving.",
	},
	LIVENESS_REFUSED: {
		title: "It is not certain yet that the person is here in person.",
		action: "Try again in front of the camera, or ask a supervisor.",
	},
	NOT_RECOGNISED: {
		title: "This face is not known yet.",
		action: "Face the camera and try again, or ask a supervisor to enroll you.",
	},
	EMPLOYEE_NOT_FOUND: { title: "This employee is not enrolled.", action: "Check the employee's number." },
	CORRECTION_TOO_LATE: {
		title: "This punch can no longer be changed here.",
		action: "Ask a supervisor to correct it.",
	},
	IDEMPOTENCY_KEY_REUSED: {
		title: "This Idempotency-Key was used for another request.",
		action: "Use a new key for each punch; the same key only repeats the same request.",
	},
	QUESTION_OVER: {
		title: "The time to answer is over.",
		action: "Nothing was recorded. Look at the camera once more.",
	},
	NAME_TAKEN: {
		title: "This name is already in use.",
		action: "Choose another one.",
	},
	EMPLOYEE_EXISTS: {
		title: "This employee is already enrolled.",
		action: "Choose to enroll again to replace the face data.",
	},
	CONSENT_REQUIRED: {
		title: "The employee has not agreed yet.",
		action: "Let the employee read and accept the notice first.",
	},
	CONSENT_WITHDRAWN: {
		title: "This person withdrew the consent to the use of their face.",
		action: "A PIN or a badge can be used. For the face, ask for a new consent on the person's page first.",
	},
	ENROLLMENT_NOT_ACTIVE: { title: "This enrollment has ended.", action: "Start again; nothing was saved." },
	ENROLLMENT_INCOMPLETE: { title: "Not all poses have been captured.", action: "Finish the five poses, then save." },
	NETWORK_ADDRESS_MISSING: {
		title: "This kiosk is not connected to a network.",
		action: "Connect it to the office network by cable or Wi-Fi, then try again.",
	},
	DEVICE_CODE_INCORRECT: {
		title: "This code does not fit.",
		action: "Look at the code on the kiosk's screen again. Tries left: {{remainingAttempts}}.",
	},
	DEVICE_CODE_OVER: {
		title: "This code is no longer valid.",
		action: "Ask the supervisor for a new code at the kiosk.",
	},
	SETUP_REQUIRED: { title: "The kiosk has not been set up.", action: "Finish the first steps on the kiosk's screen." },
	SETUP_ALREADY_DONE: { title: "The kiosk is already set up.", action: "Change settings in the supervisor area." },
	PIN_INCORRECT: { title: "Wrong PIN.", action: "Tries left: {{remainingAttempts}}." },
	PIN_LOCKED: { title: "The PIN is locked for a while.", action: "Try again in {{retryAfterSeconds}} seconds." },
	PIN_NOT_ACCEPTED: {
		title: "Employee number and PIN do not match.",
		action: "Check both and try again, or ask your supervisor.",
	},
	PIN_TOO_EASY: { title: "This PIN is too easy to guess.", action: "Choose digits that are not in a row or repeated." },
	PIN_TAKEN: { title: "This PIN cannot be used here.", action: "Choose another one." },
	LAST_ADMINISTRATOR: {
		title: "This is the last administrator.",
		action: "Make somebody else an administrator first.",
	},
	LIMIT_REACHED: { title: "There are {{limit}} already.", action: "Remove one that is no longer used." },
	RECOVERY_KIT_MISSING: {
		title: "This kiosk has no recovery code in force.",
		action: "Another administrator can unlock it. Without one, see the security guide.",
	},
	RECOVERY_KIT_OVER: {
		title: "This code can no longer be checked.",
		action: "Make a new recovery code, then write it down or print it again.",
	},
	RECOVERY_CHECK_FAILED: {
		title: "Group {{positions}} is not what was shown.",
		action: "Look at your paper and type it again. If it was written down wrong, show the code once more.",
	},
	RECOVERY_CODE_WRONG: {
		title: "This is not the recovery code of this kiosk.",
		action: "Make sure that the number on the paper is the same. Tries left: {{remainingAttempts}}.",
	},
	RECOVERY_LOCKED: {
		title: "The recovery code is locked for a while.",
		action: "Try again in {{retryAfterSeconds}} seconds.",
	},
	BADGE_NOT_ACCEPTED: {
		title: "This badge is not valid here.",
		action: "Show a badge of this office, or ask your supervisor.",
	},
	BADGE_REVOKED: {
		title: "This badge is no longer valid.",
		action: "Use your new badge, or ask your supervisor for one.",
	},
	PUNCH_METHOD_OFF: { title: "This way of checking in is not used at this kiosk.", action: "Use another way." },
	SESSION_EXPIRED: { title: "The supervisor's session has ended.", action: "Enter the PIN again." },
	ENGINE_RESTARTED: { title: "The face engine has just restarted.", action: "Try again now." },
	ENGINE_UNAVAILABLE: { title: "The face engine is not ready.", action: "Wait a moment and try again." },
	NOT_READY: {
		title: "The kiosk is not ready: {{reasons}}.",
		action: "Wait a moment. If it stays so, run npm run doctor there or open its health page.",
	},
	MODELS_MISSING: { title: "The face models are not installed.", action: "Run: npm run models -- install default" },
	MODEL_ALTERED: {
		title: "The model file {{file}} was altered or is damaged.",
		action: "Install it again: npm run models -- install default",
	},
	STORAGE_UNAVAILABLE: {
		title: "Hadir cannot read or save its data. Nothing was saved.",
		action: "Tell an administrator: the disk may be full, or the data folder cannot be used.",
	},
	DATABASE_TOO_NEW: {
		title: "The database was made by a newer version of Hadir.",
		action: "Install that version, or restore a backup of this one.",
	},
	DATA_FOLDER_IN_USE: {
		title: "The data folder is in use by another Hadir.",
		action: "Close the other one, or choose another folder with HADIR_DATA_DIR.",
	},
	SECRET_UNAVAILABLE: {
		title: "The storage key cannot be opened.",
		action: "Restore the key folder from a backup; without it face data cannot be read.",
	},
	DATABASE_DAMAGED: {
		title: "Hadir's database is damaged. No punch can be recorded.",
		action: "Tell an administrator to restore the last backup; docs/backup.md says how.",
	},
	KIOSK_MOVED: {
		title: "This kiosk was moved to another computer.",
		action: "Use it there. To go on here instead, run npm run move-in with its file.",
	},
	BACKUP_UNREADABLE: {
		title: "This file is not a whole backup of Hadir.",
		action: "Choose another backup, or copy this one again from where it was kept.",
	},
	BACKUP_LOCKED: {
		title: "This backup does not open with that.",
		action: "Check the recovery code or the passphrase and try again.",
	},
	KEYS_CHANGING: {
		title: "The keys are being changed, so no backup can be made yet.",
		action: "Wait until Keys and recovery says that it is done, then try again.",
	},
	BACKUP_UNDER_WAY: { title: "A backup is being made.", action: "Wait until it is done, then try again." },
	UPDATE_FAILED: {
		title: "The update failed.",
		action:
			"Nothing was changed: the kiosk goes on with this version. It tries again by itself; the settings, Updates, say why.",
	},
	UPDATE_NOT_POSSIBLE: {
		title: "There is nothing to update here.",
		action: "See the settings, Updates: it says what is missing.",
	},
	CONFIG_INVALID: {
		title: "The configuration is not valid: {{fields}}.",
		action: "Correct config.json or the HADIR_* variables and start again.",
	},
	HOST_ACTION_REFUSED: {
		title: "This computer does not permit that from the kiosk.",
		action: "Do it from the computer's own menu, or ask whoever set it up for the right to do so.",
	},
	HRIS_ADDRESS_INVALID: {
		title: "The HRIS address or secret is not valid.",
		action: "Use a complete http:// or https:// address and a whole whsec_ secret.",
	},
	INTERNAL: {
		title: "Something went wrong inside Hadir.",
		action: "Try again. If it happens again, give the code {{requestId}} to an administrator.",
	},
} as const satisfies Record<ErrorCode, ErrorText>;
