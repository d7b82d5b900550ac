// Probes against a gallery of enrolled people: the product's own index and match rule.
import { tmpdir } from "node:os";
import { type EmployeeId, parseEmployeeId } from "../../src/core/domain/employee.ts";
import {
	decideMatch,
	type MatchThresholds,
	type MatchVerdict,
} from "../../src/core/domain/recognition/match-policy.ts";
import type { GalleryEntry } from "../../src/core/ports/gallery.ts";
import { createGalleryIndex } from "../../src/vision/gallery/gallery-index.ts";
import type { PhotoAnalyses, PhotoAnalysis } from "./analyse-photos.ts";
import type { EnrolledPerson, OpenSet } from "./open-set.ts";

export interface Probe {
	readonly image: string;
	/** Whose photo it is. */
	readonly person: string;
	/** Whose templates it should match; null for a stranger. */
	readonly mate: EmployeeId | null;
}

export interface ProbeResult extends Probe {
	/** Why the photo did not come to a search. */
	readonly refusal: "unreadable" | "no_face" | "multiple_faces" | "low_quality" | null;
	readonly isRankOne: boolean;
	/** Score at which the product would name its best candidate, if the threshold lets it: -Infinity without a lead. */
	readonly score: number;
	readonly verdict: MatchVerdict<EmployeeId>;
}

/** Lets every score pass, so that only the lead over the second best decides. */
const NO_THRESHOLD = -1;

function idOf(position: number): EmployeeId {
	const id = parseEmployeeId(`P${position + 1}`);
	if (!id) throw new RangeError("a letter and a number make an employee id");
	return id;
}

/** Only what registration takes becomes a template; somebody may end up with fewer, or none. */
function entriesOf(person: EnrolledPerson, employeeId: EmployeeId, photos: PhotoAnalyses): GalleryEntry[] {
	return person.templates.flatMap((image) => {
		const photo = photos.get(image);
		const isTaken = photo?.embedding && photo.problem === null && photo.hints.template === null;
		return isTaken && photo.embedding ? [{ templateId: image, employeeId, embedding: photo.embedding }] : [];
	});
}

export interface GallerySearcher {
	readonly probes: readonly Probe[];
	search(probe: Probe): Promise<ProbeResult>;
	/** Gives back the index's memory. */
	release(): Promise<void>;
}

/** Every probe of the enrolled people and of the strangers, against all who are enrolled. */
export async function openGallerySearcher(
	{ enrolled, strangers }: OpenSet,
	photos: PhotoAnalyses,
	{ dimension, thresholds }: { readonly dimension: number; readonly thresholds: MatchThresholds },
): Promise<GallerySearcher> {
	const index = await createGalleryIndex({ dimension, scratchDir: tmpdir() });
	await index.load(enrolled.flatMap((person, i) => entriesOf(person, idOf(i), photos)));
	await index.finishLoad(1);
	const leadOnly = { ...thresholds, high: NO_THRESHOLD, medium: NO_THRESHOLD, low: NO_THRESHOLD };

	return {
		probes: [
			...enrolled.flatMap(({ name, probes }, i) => probes.map((image) => ({ image, person: name, mate: idOf(i) }))),
			...strangers.flatMap(({ name, photos: images }) => images.map((image) => ({ image, person: name, mate: null }))),
		],
		async search(probe) {
			const photo = photos.get(probe.image);
			const refusal = refusalOf(photo);
			if (refusal !== null || !photo?.embedding)
				return {
					...probe,
					refusal,
					isRankOne: false,
					score: Number.NEGATIVE_INFINITY,
					verdict: decideMatch<EmployeeId>(null, null, thresholds),
				};
			const { best, second } = await index.search(photo.embedding);
			const candidate = decideMatch(best, second, leadOnly);
			return {
				...probe,
				refusal,
				isRankOne: best !== null && best.employeeId === probe.mate,
				score: candidate.kind === "match" ? candidate.similarity : Number.NEGATIVE_INFINITY,
				verdict: decideMatch(best, second, thresholds),
			};
		},
		release: index.release,
	};
}

function refusalOf(photo: PhotoAnalysis | undefined): ProbeResult["refusal"] {
	if (!photo) return "unreadable";
	return photo.problem ?? (photo.hints.probe === null ? null : "low_quality");
}

/** Every probe's result, the strangers' among them. */
export async function searchAll(
	openSet: OpenSet,
	photos: PhotoAnalyses,
	settings: { readonly dimension: number; readonly thresholds: MatchThresholds },
): Promise<ProbeResult[]> {
	const searcher = await openGallerySearcher(openSet, photos, settings);
	try {
		const results: ProbeResult[] = [];
		for (const probe of searcher.probes) results.push(await searcher.search(probe));
		return results;
	} finally {
		await searcher.release();
	}
}
