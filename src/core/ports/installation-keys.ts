// Care of the keys that everything at rest is under. Each step is a transaction of a few milliseconds, between which the
// kiosk goes on recording; the process may be killed between any two.

export interface TemplateKeyStore {
	/** How many templates are not under the newest key yet. */
	waiting(): number;
	/**
	 * Makes a new key, whose generation it returns: from now on everything is under it, and the search index has to be
	 * filled anew. Templates on disk are read through both keys until they are converted.
	 */
	revoke(): number;
	/** Converts some templates. False when there was none left; then the keys before the newest are destroyed. */
	step(): boolean;
}

export interface MasterKeyRotation {
	/** How many keys are still wrapped under the key that goes; 0 when no rotation is under way. */
	waiting(): number;
	isUnderWay(): boolean;
	/** Makes the next master key. Does nothing while a rotation is under way. */
	begin(): void;
	/**
	 * Wraps some keys anew. False when nothing was left: then the next key has taken the place of the old one, in the
	 * secret store too. Throws SECRET_UNAVAILABLE when it cannot be kept there; everything still opens then.
	 */
	step(): boolean;
}
