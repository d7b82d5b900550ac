// Names sealed in the database, and the change from one form into the other: each step is a transaction of a few
// milliseconds, between which the kiosk goes on recording; the process may be killed between any two.

export interface NameProtectionStore {
	/** Whether names that are written are sealed. */
	isOn(): boolean;
	/** From now on; what is there already is converted by `step`. The first time makes a key. Throws SECRET_UNAVAILABLE. */
	set(isOn: boolean): void;
	/** How many names are not in the form that is wanted yet; notes of recorded events stay as they were written. */
	waiting(): number;
	/** Whether every name is in the form that is wanted, and freed pages of the file hold none of the plain ones. */
	isDone(): boolean;
	/**
	 * Converts some names; at the end writes the file anew, which takes long with years of records. False when nothing was
	 * left, or while somebody who reads the file keeps its old pages: then `isDone` is false still.
	 */
	step(): boolean;
}
