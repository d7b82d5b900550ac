// The attendance log, looked through and taken along.
import type { LogEntry, LogFilter } from "../core/domain/attendance/log-filter.ts";
import { toTimestamp } from "../core/domain/timestamp.ts";
import type { DayRange } from "../core/services/attendance/log-service.ts";
import { actorOf, effectivePrincipal } from "./context.ts";
import { readEmployeeId } from "./input.ts";
import type { Procedures } from "./procedures.ts";
import type { Services } from "./services.ts";

type FilterInput = DayRange &
	Pick<LogFilter, "direction" | "recordState" | "delivery"> & { readonly employeeId?: string | undefined };

export function implementLog(
	{ log: procedures }: Procedures,
	{ log, logRetention, evidence }: Pick<Services, "log" | "logRetention" | "evidence">,
) {
	const toFilter = ({ employeeId, direction, recordState, delivery, ...days }: FilterInput): LogFilter => ({
		...log.momentsOf(days),
		employeeId: employeeId === undefined ? undefined : readEmployeeId(employeeId, "employeeId"),
		direction,
		recordState,
		delivery,
	});
	return {
		search: procedures.search.handler(({ input: { limit, cursor, ...filter } }) => {
			const { entries, nextCursor } = log.page(toFilter(filter), { limit, cursor });
			return { entries: entries.map(toEntryView), nextCursor };
		}),
		record: procedures.record.handler(({ input }) => {
			const { entry, corrects, correctedBy, deliveries } = log.record(input.eventId);
			return {
				entry: toEntryView(entry),
				corrects: corrects && toEntryView(corrects),
				correctedBy: correctedBy && toEntryView(correctedBy),
				deliveries: deliveries.map(({ target: _, ...delivery }) => delivery),
			};
		}),
		evidence: procedures.evidence.handler(() => logRetention.rules()),
		photo: procedures.photo.handler(({ input, context }) => {
			const principal = effectivePrincipal(context);
			// The table lets local roles in only; which of them sees pictures is a setting.
			const role = principal.kind === "local" ? principal.role : "kiosk";
			const image = evidence.photo(input.eventId, { role, actor: actorOf(context) });
			return { image: image && new File([new Uint8Array(image)], "evidence.webp", { type: "image/webp" }) };
		}),
		rules: procedures.rules.handler(() => logRetention.rules()),
		saveRules: procedures.saveRules.handler(({ input, context }) => logRetention.saveRules(input, actorOf(context))),
		previewRules: procedures.previewRules.handler(({ input }) => logRetention.preview(input)),
		purge: procedures.purge.handler(({ context }) => logRetention.purge(actorOf(context))),
		csvPart: procedures.csvPart.handler(({ input: { separator, cursor, ...filter }, context }) =>
			log.csvPart(toFilter(filter), { separator, cursor }, actorOf(context)),
		),
	};
}

function toEntryView(entry: LogEntry) {
	const { occurredAtMs, recordedAtMs, estimatedAtMs, offsetMinutes, employeeName, shift, ...told } = entry;
	return {
		...told,
		name: employeeName ?? entry.employeeId,
		occurredAt: toTimestamp(occurredAtMs, offsetMinutes),
		recordedAt: toTimestamp(recordedAtMs, offsetMinutes),
		estimatedAt: estimatedAtMs === null ? null : toTimestamp(estimatedAtMs, offsetMinutes),
		shiftCode: shift?.code ?? null,
	};
}
