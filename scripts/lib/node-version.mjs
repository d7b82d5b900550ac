/** @param {string} version @returns {boolean} whether this Node runs TypeScript files by itself: 22.18 or newer */
export function isSupportedNode(version) {
	const [major = 0, minor = 0] = version.split(".").map(Number);
	return major > 22 || (major === 22 && minor >= 18);
}
