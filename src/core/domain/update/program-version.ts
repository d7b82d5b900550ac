// Versions of the program, by Semantic Versioning 2.0.0 (semver.org) without build metadata: `1.4.0`, `1.5.0-beta.2`.

const PATTERN = /^(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})\.(0|[1-9]\d{0,5})(?:-([0-9A-Za-z]+(?:[.-][0-9A-Za-z]+)*))?$/;

export function isProgramVersion(text: string): boolean {
	return text.length <= 64 && PATTERN.test(text);
}

/** Below 0: `a` is older. By section 11: numbers by value, a pre-release before its release. Throws on what is no version. */
export function compareVersions(a: string, b: string): number {
	const [one, other] = [parse(a), parse(b)];
	for (const [index, number] of one.numbers.entries()) {
		const difference = number - (other.numbers[index] ?? 0);
		if (difference !== 0) return difference;
	}
	return comparePreReleases(one.preRelease, other.preRelease);
}

function parse(text: string): { readonly numbers: readonly number[]; readonly preRelease: readonly string[] } {
	const found = PATTERN.exec(text);
	if (!found) throw new Error(`not a version: ${text.slice(0, 64)}`);
	return { numbers: found.slice(1, 4).map(Number), preRelease: found[4]?.split(".") ?? [] };
}

function comparePreReleases(a: readonly string[], b: readonly string[]): number {
	if (a.length === 0 || b.length === 0) return (a.length === 0 ? 1 : 0) - (b.length === 0 ? 1 : 0);
	for (const [index, part] of a.entries()) {
		const other = b[index];
		if (other === undefined) return 1;
		const difference = compareIdentifiers(part, other);
		if (difference !== 0) return difference;
	}
	return a.length - b.length;
}

const isNumber = (part: string) => /^\d+$/.test(part);

function compareIdentifiers(a: string, b: string): number {
	if (isNumber(a) && isNumber(b)) return Number(a) - Number(b);
	if (isNumber(a) !== isNumber(b)) return isNumber(a) ? -1 : 1;
	return a < b ? -1 : Number(a > b);
}
