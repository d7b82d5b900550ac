// What keeps a kiosk from its work.

/**
 * - `engine`: no inference process, or one that answers nothing: nobody is recognised.
 * - `gallery`: there are templates, and the index that is searched holds none.
 * - `storage`: the database takes no write: nothing can be recorded.
 * - `disk`: so little space is left that this is about to happen.
 *
 * An HRIS or a camera that is away is none of these: punches wait in the outbox, and a badge needs no camera.
 */
export const readinessReasons = ["engine", "gallery", "storage", "disk"] as const;
export type ReadinessReason = (typeof readinessReasons)[number];

export interface Readiness {
	readonly isReady: boolean;
	/** In the order above; none when it is ready. */
	readonly reasons: readonly ReadinessReason[];
}
