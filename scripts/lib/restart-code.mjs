/**
 * A host that a script started ends with this code when it wants to be started again. sysexits(3) calls it EX_TEMPFAIL:
 * "the user is invited to retry".
 */
export const RESTART_EXIT_CODE = 75;

/**
 * Starts a host, and again whenever it asks for that.
 * @param {() => Promise<number>} start resolves with its exit code
 * @returns {Promise<number>} the exit code of the one that did not ask
 */
export async function startAgainWhenAsked(start) {
	let code = await start();
	while (code === RESTART_EXIT_CODE) {
		console.log("Restarting ...");
		code = await start();
	}
	return code;
}
