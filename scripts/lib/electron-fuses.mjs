// Switches in Electron's binary that are set when the application is packed, and that nobody flips back without breaking its
// signature (Electron's documentation, "Electron Fuses"); docs/electron-security.md says what each is for.

/** @type {Readonly<Record<string, boolean>>} */
export const electronFuses = {
	// ELECTRON_RUN_AS_NODE would make the signed application a Node that runs anything with its rights and its keys.
	runAsNode: false,
	enableNodeOptionsEnvironmentVariable: false,
	enableNodeCliInspectArguments: false,
	// What is packed is what runs: no folder beside it is loaded instead, and a changed archive does not start.
	onlyLoadAppFromAsar: true,
	enableEmbeddedAsarIntegrityValidation: true,
	enableCookieEncryption: true,
	// Pages come from app://, never from file://.
	grantFileProtocolExtraPrivileges: false,
	loadBrowserProcessSpecificV8Snapshot: false,
};
