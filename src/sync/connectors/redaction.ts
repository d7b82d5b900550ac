// An HRIS may repeat in its refusal what it was sent, our key with it. What a target says is kept and shown, so no secret
// may be in it.
import type { TargetSecrets } from "../../core/domain/delivery/target.ts";
import type { HrisTarget } from "../../core/ports/hris-target.ts";

/** Shorter ones would be found in ordinary words. */
const SHORTEST = 8;
/** Of a secret that was cut off at the end of a shortened text, so much is enough to hide it. */
const SHORTEST_BEGINNING = 4;
const HIDDEN = "•••";

export function redact(text: string, secrets: TargetSecrets): string {
	let clean = text;
	for (const secret of Object.values(secrets).filter(({ length }) => length >= SHORTEST)) {
		for (const form of new Set([secret, encodeURIComponent(secret), Buffer.from(secret).toString("base64")])) {
			clean = clean.replaceAll(form, HIDDEN);
			clean = withoutBeginning(clean, form);
		}
	}
	return clean;
}

function withoutBeginning(text: string, secret: string): string {
	if (!text.endsWith("…")) return text;
	for (let length = secret.length - 1; length >= SHORTEST_BEGINNING; length -= 1) {
		const end = `${secret.slice(0, length)}…`;
		if (text.endsWith(end)) return `${text.slice(0, -end.length)}${HIDDEN}…`;
	}
	return text;
}

/** @param secrets as they are at the moment: some are replaced by the target */
export function redacting(target: HrisTarget, secrets: () => TargetSecrets): HrisTarget {
	const clean = <Outcome extends object>(outcome: Outcome): Outcome =>
		"detail" in outcome && typeof outcome.detail === "string"
			? { ...outcome, detail: redact(outcome.detail, secrets()) }
			: outcome;
	const { batch, pull, reportDrained, eraseBiometrics } = target;
	return {
		...target,
		deliver: async (delivery, signal) => clean(await target.deliver(delivery, signal)),
		...(batch && {
			batch: { ...batch, deliver: async (all, signal) => (await batch.deliver(all, signal)).map(clean) },
		}),
		check: async () => clean(await target.check()),
		...(pull && { pull: async () => clean(await pull()) }),
		...(eraseBiometrics && { eraseBiometrics: async (request) => clean(await eraseBiometrics(request)) }),
		...(reportDrained && { reportDrained: async (atMs) => clean(await reportDrained(atMs)) }),
	};
}
