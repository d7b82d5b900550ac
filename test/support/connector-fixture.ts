// One connector at its bench, and punches to send through it.
import { uuidv7 } from "uuidv7";
import { toCloudEvent } from "../../src/core/domain/delivery/cloud-event.ts";
import type { TargetKind } from "../../src/core/domain/delivery/target.ts";
import type { Delivery, DeliveryOutcome } from "../../src/core/ports/hris-target.ts";
import { createConnectors } from "../../src/sync/connectors/connectors.ts";
import type { TargetBench } from "./stand-ins/bench.ts";
import { employeeId, punchOf } from "./store-fixture.ts";

const never = { aborted: false };

export function connectorAt(kind: TargetKind, bench: Pick<TargetBench, "settings" | "secrets">) {
	const kept: Readonly<Record<string, string>>[] = [];
	let secrets = bench.secrets;
	const target = createConnectors({ clock: { nowMs: Date.now } }).open(kind, bench.settings, secrets, {
		read: () => secrets,
		write: (changes) => {
			kept.push(changes);
			secrets = { ...secrets, ...changes };
		},
	});
	const send = (delivery: Delivery): Promise<DeliveryOutcome> => target.deliver(delivery, never);
	return { target, kept, send, secrets: () => secrets };
}

/** `at` is UTC: 2026-11-22T01:01:02Z. */
export function punchDelivery(
	person: string,
	direction: "IN" | "OUT",
	at: string,
	externalId: string | null,
): Delivery {
	const draft = punchOf(employeeId(person), { eventId: uuidv7(), direction, occurredAtMs: Date.parse(at) });
	const bodyJson = JSON.stringify(toCloudEvent({ ...draft, kioskSeq: 1 }, { kioskId: "0193a000" }));
	return { eventId: draft.eventId, bodyJson, externalId };
}
