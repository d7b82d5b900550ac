// The target service on fakes, with the real connectors.
import { createTargetSecrets } from "../../src/core/services/delivery/target-secrets.ts";
import { createTargetService } from "../../src/core/services/delivery/target-service.ts";
import { createConnectors } from "../../src/sync/connectors/connectors.ts";
import { createCountingIds, createCountingSignal, createRecordingLog } from "./environment.ts";
import { createManualTime } from "./manual-time.ts";
import { createMemoryAttendance } from "./memory-attendance.ts";
import { createMemoryAudit, createMemorySecrets, createMemorySettings } from "./memory-settings.ts";
import { createMemoryTargets } from "./memory-targets.ts";

export function createTargetFixture() {
	const { clock } = createManualTime();
	const targets = createMemoryTargets();
	const secretStore = createMemorySecrets();
	const secrets = createTargetSecrets(secretStore);
	const connectors = createConnectors({ clock });
	const audit = createMemoryAudit();
	const log = createRecordingLog();
	const signal = createCountingSignal();
	const attendance = createMemoryAttendance(clock);
	let others = () => {};
	const added: { eventId: string; target: string }[] = [];
	const service = createTargetService({
		targets,
		secrets,
		connectors,
		outbox: {
			add(drafts) {
				added.push(...drafts.map(({ eventId, target }) => ({ eventId, target })));
				return drafts.length;
			},
			missing(target, fromMs) {
				const isThere = (eventId: string) => added.some((row) => row.eventId === eventId && row.target === target);
				const found = attendance
					.after(0, 10_000)
					.filter(({ eventId, occurredAtMs }) => occurredAtMs >= fromMs && !isThere(eventId));
				return { events: found.length, firstSeq: found[0]?.kioskSeq ?? null };
			},
		},
		attendance,
		settings: createMemorySettings(),
		audit,
		signal,
		transaction: (work) => work(),
		letOthersRun: async () => others(),
		random: { bytes: (length) => new Uint8Array(length).fill(1) },
		ids: createCountingIds(),
		clock,
		log,
	});
	return {
		/** What runs between two pages of a long catch-up. */
		onOthers: (run: () => void) => {
			others = run;
		},
		service,
		targets,
		secretStore,
		secrets,
		connectors,
		audit,
		log,
		signal,
		attendance,
		added,
	};
}
