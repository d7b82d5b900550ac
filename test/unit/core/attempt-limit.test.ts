import { expect, test } from "vitest";
import {
	type AttemptBucket,
	emptyBucket,
	kioskPinLimit,
	waitMs,
	withAttempt,
	withoutAttempt,
} from "../../../src/core/domain/codes/attempt-limit.ts";

const NOW = 1_790_000_000_000;
const MINUTE = 60_000;
const times = (count: number, nowMs = NOW): AttemptBucket =>
	Array.from({ length: count }).reduce<AttemptBucket>(
		(bucket) => withAttempt(bucket, nowMs, kioskPinLimit),
		emptyBucket,
	);

test("twenty wrong PINs are taken at once, then one a minute", () => {
	expect(waitMs(times(19), NOW, kioskPinLimit)).toBe(0);
	const full = times(20);
	expect(waitMs(full, NOW, kioskPinLimit)).toBe(MINUTE);
	expect(waitMs(full, NOW + MINUTE - 1, kioskPinLimit)).toBe(1);
	expect(waitMs(full, NOW + MINUTE, kioskPinLimit)).toBe(0);
	const again = withAttempt(full, NOW + MINUTE, kioskPinLimit);
	expect(waitMs(again, NOW + MINUTE, kioskPinLimit)).toBe(MINUTE);
});

test("half a minute that has passed is not lost by another try", () => {
	const full = withAttempt(times(19), NOW + MINUTE / 2, kioskPinLimit);
	expect(waitMs(full, NOW + MINUTE / 2, kioskPinLimit)).toBe(MINUTE / 2);
});

test("a right PIN takes back its own try and nobody else's", () => {
	expect(withoutAttempt(times(7))).toEqual(times(6));
	expect(withoutAttempt(emptyBucket)).toEqual(emptyBucket);
});

test("a clock that was put back forgets nothing and holds nothing up for longer", () => {
	const full = times(20);
	const earlier = NOW - 365 * 24 * 60 * MINUTE;
	expect(waitMs(full, earlier, kioskPinLimit)).toBe(MINUTE);
});

test("a long quiet time forgets all", () => {
	expect(withAttempt(times(20), NOW + 60 * MINUTE, kioskPinLimit).level).toBe(1);
});
