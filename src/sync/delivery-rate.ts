// How many were delivered within the last minute, in buckets of five seconds.
import type { Clock } from "../core/ports/environment.ts";

const BUCKET_MS = 5_000;
const BUCKETS = 12;

export interface DeliveryRate {
	note(): void;
	lastMinute(): number;
}

export function createDeliveryRate(clock: Pick<Clock, "monotonicMs">): DeliveryRate {
	const counts = new Map<number, number>();
	const current = () => Math.floor(clock.monotonicMs() / BUCKET_MS);
	const forget = () => {
		for (const bucket of counts.keys()) if (bucket <= current() - BUCKETS) counts.delete(bucket);
	};
	return {
		note() {
			forget();
			counts.set(current(), (counts.get(current()) ?? 0) + 1);
		},
		lastMinute() {
			forget();
			return [...counts.values()].reduce((sum, count) => sum + count, 0);
		},
	};
}
