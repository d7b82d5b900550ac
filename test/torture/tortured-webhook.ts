// The stand-in HRIS behind https: verifies signatures, and fails in every way that it knows.
import { type StandInFault, startStandInHris } from "../../src/sync/stand-in/stand-in-hris.ts";
import { webhookTarget } from "../support/memory-targets.ts";
import { createTestCertificate } from "../support/test-certificate.ts";
import { pickFrom, type TorturedTarget } from "./tortured-target.ts";
import { setTrap } from "./trap.ts";

const secret = `whsec_${Buffer.alloc(32, 9).toString("base64")}`;

function faultsWith(trapUrl: string): readonly [StandInFault, ...StandInFault[]] {
	return [
		{ kind: "none" },
		{ kind: "none" },
		{ kind: "down" },
		{ kind: "untrusted_certificate" },
		{ kind: "slow", delayMs: 60 },
		{ kind: "slow", delayMs: 2_000 },
		{ kind: "status", status: 500 },
		{ kind: "status", status: 503, retryAfter: "1" },
		{ kind: "status", status: 429, retryAfter: "1" },
		{ kind: "status", status: 401 },
		{ kind: "status", status: 307, location: trapUrl },
		{ kind: "cut_after_commit" },
		{ kind: "wrong_json" },
	];
}

/**
 * `certificate` is what the kiosk's process has to trust.
 * @param batchSize events in one request, at most
 */
export async function torturedWebhook(batchSize: number): Promise<TorturedTarget & { readonly certificate: string }> {
	const [trusted, untrusted] = await Promise.all([createTestCertificate(), createTestCertificate()]);
	const trap = await setTrap();
	const hris = await startStandInHris({ secret, toleranceSeconds: 86_400, tls: { trusted, untrusted } });
	const faults = faultsWith(trap.url);
	return {
		target: webhookTarget({ settings: { url: hris.url, batchSize } }),
		secrets: { secret },
		certificate: trusted.cert,
		/** One fault for everything, or another one for each request. */
		misbehave(random) {
			hris.setFault(random() < 0.5 ? pickFrom(faults, random) : () => pickFrom(faults, random));
		},
		behave: () => hris.setFault({ kind: "none" }),
		kept: () =>
			hris.ledger().map(({ event: { id, data } }) => ({
				eventId: id,
				employeeId: data.employee_id,
				kioskSeq: Number(data["kiosk_seq"]),
				lane: "",
			})),
		leaked: trap.caught,
		async stop() {
			await hris.stop();
			await trap.stop();
		},
	};
}
