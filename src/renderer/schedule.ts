/** Runs `task` after `delayMs`; returns how to call it off. */
export type Schedule = (task: () => void, delayMs: number) => () => void;

export const schedule: Schedule = (task, delayMs) => {
	const timer = setTimeout(task, delayMs);
	return () => clearTimeout(timer);
};
