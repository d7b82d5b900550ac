// Which kiosks get a release first. The same ones each time, so that an office knows that it is a trying place.

const BUCKETS = 10_000;

/** 0 to 9999, from the kiosk's id alone, evenly. FNV-1a, then MurmurHash3's finaliser, since ids begin with the time. */
export function rolloutBucket(kioskId: string): number {
	let hash = 0x811c9dc5;
	for (let index = 0; index < kioskId.length; index += 1)
		hash = Math.imul(hash ^ kioskId.charCodeAt(index), 0x01000193);
	hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
	hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
	return ((hash ^ (hash >>> 16)) >>> 0) % BUCKETS;
}

/** `percentage` 0..100. Who is in at a percentage is in at every higher one. */
export function isInRollout(kioskId: string, percentage: number): boolean {
	return rolloutBucket(kioskId) < (percentage / 100) * BUCKETS;
}
