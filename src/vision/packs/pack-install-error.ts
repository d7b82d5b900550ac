// An installation that could not be done, with one plain line for whoever asked for it.

export class PackInstallError extends Error {
	constructor(message: string, cause?: unknown) {
		super(message, { cause });
		this.name = "PackInstallError";
	}
}
