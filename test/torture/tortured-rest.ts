// An in-house HRIS behind the generic connector: knows an event by its id, says in a 200 whether it worked.
import { z } from "zod";
import { webhookTarget } from "../support/memory-targets.ts";
import { type Fault, startFaultyServer } from "../support/stand-ins/faulty-server.ts";
import { type KeptEvent, pickFrom, type TorturedTarget } from "./tortured-target.ts";
import { setTrap } from "./trap.ts";

const rowSchema = z.object({
	event_id: z.string(),
	employee_id: z.string(),
	kiosk_seq: z.number(),
	corrects: z.string(),
});

/** What it keeps of a correction is a row of its own that names the one it corrects. */
const BODY =
	'{"event_id":"{{event_id}}","employee_id":"{{external_id}}","kiosk_seq":"{{kiosk_seq:number}}","corrects":"{{corrects}}"}';

export async function torturedRest(): Promise<TorturedTarget> {
	const trap = await setTrap();
	const kept = new Map<string, KeptEvent>();
	const server = await startFaultyServer(({ body, headers }) => {
		if (headers.authorization !== "Bearer s3cret") return { status: 401, json: { message: "who are you" } };
		const { event_id: eventId, employee_id: employeeId, kiosk_seq: kioskSeq } = rowSchema.parse(JSON.parse(body));
		if (kept.has(eventId)) return { status: 409, json: { message: "known" } };
		kept.set(eventId, { eventId, employeeId, kioskSeq, lane: "" });
		return { status: 200, json: { result: "ok" }, isWrite: true };
	});
	const faults: readonly [Fault, ...Fault[]] = [
		{ kind: "none" },
		{ kind: "none" },
		{ kind: "down" },
		{ kind: "silent" },
		{ kind: "status", status: 500 },
		{ kind: "status", status: 429, headers: { "retry-after": "1" } },
		{ kind: "status", status: 401 },
		{ kind: "status", status: 307, headers: { location: trap.url } },
		{ kind: "cut_after_commit" },
		{ kind: "wrong_page" },
	];
	return {
		target: webhookTarget({
			targetId: "rest",
			kind: "rest",
			name: "In-house",
			settings: {
				url: `${server.url}/punches`,
				method: "POST",
				headers: "Authorization: Bearer {{secret}}",
				format: "json",
				body: BODY,
				inValue: "IN",
				outValue: "OUT",
				deliveredStatuses: "200-299",
				duplicateStatuses: "409",
				duplicateText: "",
				resultPath: "result",
				resultValue: "ok",
				messagePath: "message",
				listUrl: "",
				listPath: "",
				listIdField: "",
				listExternalIdField: "",
				listNameField: "",
				listActiveField: "",
				pullHours: 0,
			},
		}),
		secrets: { secret: "s3cret" },
		misbehave: (random) => server.setFault(pickFrom(faults, random)),
		behave: () => server.setFault({ kind: "none" }),
		kept: () => [...kept.values()],
		leaked: trap.caught,
		async stop() {
			await server.stop();
			await trap.stop();
		},
	};
}
