// Recordings of bona fide people and of attacks: `live/<source>/` and `spoof/<source>/`, each folder one presentation.
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { foldersIn, imagesIn } from "./image-folder.ts";
import { MeasurementError } from "./measurement-error.ts";

export interface PresentationFolder {
	/** `live/<source>` or `spoof/<source>`. */
	readonly name: string;
	readonly kind: "live" | "spoof";
	/** Paths of the frames, in the order they were filmed. */
	readonly frames: readonly string[];
	/** Left out of the rates and reported apart, because the data's own README says so. */
	readonly isExempt: boolean;
}

export async function openPadFolder(root: string): Promise<PresentationFolder[]> {
	const exempt = exemptNames(await readReadme(root));
	const folders = [...(await foldersOf(root, "live", exempt)), ...(await foldersOf(root, "spoof", exempt))];
	for (const kind of ["live", "spoof"] as const)
		if (!folders.some((folder) => folder.kind === kind && !folder.isExempt))
			throw new MeasurementError(`${root} holds no frames in ${kind}/<source>/.`);
	return folders;
}

async function foldersOf(
	root: string,
	kind: PresentationFolder["kind"],
	exempt: ReadonlySet<string>,
): Promise<PresentationFolder[]> {
	const folders: PresentationFolder[] = [];
	for (const source of await foldersIn(join(root, kind))) {
		const frames = await imagesIn(join(root, kind, source));
		if (frames.length === 0) throw new MeasurementError(`${join(root, kind, source)} holds no frames.`);
		folders.push({
			name: `${kind}/${source}`,
			kind,
			frames: frames.map((frame) => join(root, kind, source, frame)),
			// An attack that is not counted would be an attack that cannot succeed: only bona fide folders can be exempt.
			isExempt: kind === "live" && (exempt.has(source) || exempt.has(`live/${source}`)),
		});
	}
	return folders;
}

/** The README of the data lies in the folder itself or in the one above. */
async function readReadme(root: string): Promise<string> {
	for (const folder of [root, dirname(root)]) {
		try {
			return await readFile(join(folder, "README.md"), "utf8");
		} catch {
			// Without a README nothing is exempt.
		}
	}
	return "";
}

/** "not exempt", "nothing else is exempt"; but not "no face can be found: exempt". */
const DENIAL =
	/\b(?:not|never|no longer)\s+(?:\w+\s+)?exempt|\b(?:no|none|nothing|neither)\b[\w\s]*\b(?:is|are)\s+exempt/i;

/** Folder names in backticks in a sentence that says "exempt" and does not deny it. */
export function exemptNames(readme: string): ReadonlySet<string> {
	// A line that does not begin a paragraph, a row, a heading or an item goes on from the one before.
	const unwrapped = readme.replaceAll("\r", "").replace(/\n(?!\s*(?:\n|[|#*-]|\d+\.))/g, " ");
	const sentences = unwrapped.split(/\n|\||(?<=[.!?;])\s/).filter((sentence) => /\bexempt(ed)?\b/i.test(sentence));
	const meant = sentences.filter((sentence) => !DENIAL.test(sentence));
	return new Set(
		meant.flatMap((sentence) => [...sentence.matchAll(/`([^`]+)`/g)].map(([, name = ""]) => trimPath(name))),
	);
}

function trimPath(name: string): string {
	return name.replace(/\/+$/, "").replace(/^.*?(?=live\/)/, "");
}
