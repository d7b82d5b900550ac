// Loaded before a host (`node --import`): its wall clock is ahead of everybody else's, as after a wrong setting. Only the
// wall clock: timers and the monotonic clock go as they do.
const aheadMs = Number(process.env["WRONG_CLOCK_AHEAD_MS"] ?? 0);
const RightDate = Date;

class WrongDate extends RightDate {
	constructor(...given: readonly [] | ConstructorParameters<DateConstructor>) {
		if (given.length === 0) super(RightDate.now() + aheadMs);
		else super(...given);
	}
	static override now(): number {
		return RightDate.now() + aheadMs;
	}
}

Object.assign(globalThis, { Date: WrongDate });
