// A kiosk's PINs and badges on the real store, with a clock that the test moves.
import { randomBytes } from "node:crypto";
import { uuidv7 } from "uuidv7";
import type { EmployeeId } from "../../src/core/domain/employee.ts";
import { createAttendanceService } from "../../src/core/services/attendance/attendance-service.ts";
import { createClockWatchService } from "../../src/core/services/attendance/clock-watch-service.ts";
import { createCodePunchService } from "../../src/core/services/people/code-punch-service.ts";
import { createPersonalCodeService } from "../../src/core/services/people/personal-code-service.ts";
import { createTextSigner } from "../../src/storage/keys/text-signer.ts";
import type { Store } from "../../src/storage/open-store.ts";
import { createCountingSignal, createPlainPinHasher, createRecordingLog } from "./environment.ts";
import { createFakeGallery } from "./fake-gallery.ts";
import { createManualTime } from "./manual-time.ts";
import { webhookTarget } from "./memory-targets.ts";
import { createStoreFixture, employeeId } from "./store-fixture.ts";

export const ANI = employeeId("K-1001");
export const PIN = "730418";
export const WRONG = "904112";
export const SCREEN = "screen-1";

// Real ones: a kiosk that starts again must not draw what it drew before.
const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };

export type PersonalCodesStage = ReturnType<typeof createPersonalCodesStage>;

export function createPersonalCodesStage() {
	const fixture = createStoreFixture();
	const time = createManualTime(Date.UTC(2026, 10, 23, 1, 0, 0));

	function start(store: Store = fixture.open({ clock: time.clock })) {
		const { clock } = time;
		const log = createRecordingLog();
		if (store.targets.list().length === 0) store.targets.put(webhookTarget());
		const attendance = createAttendanceService({
			attendance: store.attendance,
			employees: store.employees,
			settings: store.settings,
			groups: store.groups,
			shifts: store.shifts,
			targets: store.targets,
			outbox: createCountingSignal(),
			clock,
			clockWatch: createClockWatchService({ attendance: store.attendance, audit: store.audit, clock, log }),
			ids: { uuidv7 },
		});
		const shared = {
			codes: store.personalCodes,
			employees: store.employees,
			settings: store.settings,
			transaction: store.transaction,
			pinHasher: createPlainPinHasher(),
			signer: createTextSigner(fixture.secrets),
			random,
			clock,
			log,
		};
		const punches = createCodePunchService({ ...shared, attendance });
		const admin = createPersonalCodeService({ ...shared, gallery: createFakeGallery(), audit: store.audit });
		const byPin = (number: string, pin: string) =>
			punches.punchByPin(SCREEN, number, pin).then(
				(answer) => answer.state,
				(error) => [error.code, error.data],
			);
		const byBadge = (text: string) => {
			try {
				return punches.punchByBadge(SCREEN, text).state;
			} catch (error) {
				return error instanceof Error ? error.message : "";
			}
		};
		return { store, attendance, punches, admin, log, byPin, byBadge };
	}

	async function withAni() {
		const kiosk = start();
		await kiosk.admin.register({ employeeId: ANI, name: "Ani" }, "supervisor");
		return kiosk;
	}

	async function withPin() {
		const kiosk = await withAni();
		await kiosk.admin.setPin(ANI, PIN, "supervisor");
		return kiosk;
	}

	return { fixture, time, random, start, withAni, withPin, dispose: () => fixture.dispose() };
}

export function tokenOf(
	{ admin }: { readonly admin: ReturnType<PersonalCodesStage["start"]>["admin"] },
	id: EmployeeId = ANI,
): string {
	const [badge] = admin.print({ employeeIds: [id], issuesMissing: true }, "supervisor");
	return badge?.token ?? "";
}
