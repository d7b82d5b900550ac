// Who is enrolled and who is a stranger, by a seed: the same seed gives the same people on every machine.
import { identityOf } from "./image-folder.ts";

export interface Person {
	readonly name: string;
	readonly photos: readonly string[];
}

export interface EnrolledPerson {
	readonly name: string;
	readonly templates: readonly string[];
	readonly probes: readonly string[];
}

export interface OpenSet {
	readonly enrolled: readonly EnrolledPerson[];
	readonly strangers: readonly Person[];
}

/** In the order of names, which no seed may depend on. Photos outside of people's folders are nobody's. */
export function peopleOf(images: readonly string[]): Person[] {
	const photosOf = new Map<string, string[]>();
	for (const image of images) {
		const name = identityOf(image);
		if (name !== null) photosOf.set(name, [...(photosOf.get(name) ?? []), image]);
	}
	return [...photosOf].map(([name, photos]) => ({ name, photos }));
}

/** Fisher and Yates; `random` is uniform in [0, 1). */
export function shuffle<T>(items: readonly T[], random: () => number): T[] {
	const keyed = items.map((item) => ({ item, key: random() }));
	return keyed.sort((a, b) => a.key - b.key).map(({ item }) => item);
}

/** `templateCount` random photos become templates, the others probes. */
export function enroll(person: Person, templateCount: number, random: () => number): EnrolledPerson {
	const photos = shuffle(person.photos, random);
	return { name: person.name, templates: photos.slice(0, templateCount), probes: photos.slice(templateCount) };
}

/**
 * Half of the people are strangers. The others are enrolled where they have a photo more than is enrolled; those with
 * fewer are left out. Both kinds are halved each for itself, so that the gallery has the same size for every seed.
 */
export function splitOpenSet(people: readonly Person[], templateCount: number, random: () => number): OpenSet {
	const enrollable = shuffle(
		people.filter(({ photos }) => photos.length > templateCount),
		random,
	);
	const others = shuffle(
		people.filter(({ photos }) => photos.length <= templateCount),
		random,
	);
	const enrolledCount = Math.ceil(enrollable.length / 2);
	const strangersAmongOthers = Math.floor(people.length / 2) - (enrollable.length - enrolledCount);
	return {
		enrolled: enrollable.slice(0, enrolledCount).map((person) => enroll(person, templateCount, random)),
		strangers: [...enrollable.slice(enrolledCount), ...others.slice(0, strangersAmongOthers)],
	};
}
