// The stand-in HRIS that the product brings along, as a bench of the conformance suite.
import { startStandInHris } from "../../../src/sync/stand-in/stand-in-hris.ts";
import type { TargetBench } from "./bench.ts";

export async function startReceiver(): Promise<TargetBench> {
	const secret = `whsec_${Buffer.alloc(32, 5).toString("base64")}`;
	const hris = await startStandInHris({ secret });
	return {
		settings: { url: hris.url },
		secrets: { secret },
		accepted: () =>
			hris.ledger().map(({ event: { data } }) => ({
				person: data.employee_id,
				direction: data["direction"] === "IN" ? "IN" : "OUT",
				at: new Date(String(data["occurred_at"])).toISOString().replace(/\.\d+/, ""),
			})),
		setFault(fault) {
			if (fault.kind === "silent") hris.setFault({ kind: "slow", delayMs: 60_000 });
			else if (fault.kind === "status") {
				const { "retry-after": retryAfter, location } = fault.headers ?? {};
				hris.setFault({
					kind: "status",
					status: fault.status,
					...(retryAfter !== undefined && { retryAfter }),
					...(location !== undefined && { location }),
				});
			} else if (fault.kind === "wrong_page") hris.setFault({ kind: "wrong_json" });
			else hris.setFault(fault);
		},
		stop: hris.stop,
	};
}
