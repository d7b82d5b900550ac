// What the client needs of a child process, whichever host made it: Node's fork or Electron's utilityProcess.

export interface InferenceChannel {
	/** Structured-clone semantics. Posting to a dead process does nothing. */
	post(message: unknown): void;
	onMessage(listener: (message: unknown) => void): void;
	/** Called once, also when the process could not be started at all. */
	onExit(listener: (reason: string) => void): void;
	/** Ends the process at once; `onExit` follows. */
	kill(): void;
}

export type SpawnInference = () => InferenceChannel;
