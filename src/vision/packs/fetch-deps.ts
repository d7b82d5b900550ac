// What every source of a pack is given.

export interface FetchDeps {
	/** Folder that the files are written to. */
	readonly into: string;
	/** Where npm is run, so that the project's own registry settings hold. */
	readonly projectDir: string;
	/** One line for the person who watches. */
	readonly progress: (line: string) => void;
	/** Gives up when nothing has arrived for this long. */
	readonly stallTimeoutMs: number;
}
