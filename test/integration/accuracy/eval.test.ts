// Every measurement on a tiny data set of its own, as a process, through the real models.
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { runScript } from "../../support/run-command.ts";
import { emptyRoomPhoto, groupPhoto, type SamplePerson, samplePhoto } from "../../support/sample-photos.ts";

const people: readonly SamplePerson[] = ["dewi", "sari", "rina", "maya"];
const SHOTS = 3;
const data = await mkdtemp(join(tmpdir(), "hadir-eval-"));
const runEval = (...parameters: string[]) => runScript("test/accuracy/eval.ts", parameters);

async function put(path: string, content: Uint8Array | string): Promise<void> {
	await mkdir(dirname(join(data, path)), { recursive: true });
	await writeFile(join(data, path), content);
}

/** The object in the last line that was printed. */
async function figuresOf<T>(schema: z.ZodType<T>, ...parameters: string[]): Promise<T> {
	const { code, stdout, stderr } = await runEval(...parameters, "--json");
	if (code !== 0) throw new Error(stderr);
	return schema.parse(JSON.parse(stdout.trimEnd().split("\n").at(-1) ?? ""));
}

beforeAll(async () => {
	const rows = ["image_a,image_b,label"];
	for (const [i, person] of people.entries()) {
		for (let shot = 0; shot < SHOTS; shot++)
			await put(`faces/images/${person}/${shot}.jpg`, await samplePhoto(person, shot));
		const other = people[(i + 1) % people.length];
		rows.push(`${person}/0.jpg,${person}/1.jpg,same`, `${person}/0.jpg,${other}/0.jpg,different`);
	}
	await put("faces/images/nobody/0.jpg", await emptyRoomPhoto());
	rows.push("nobody/0.jpg,dewi/0.jpg,different");
	await put("faces/pairs.csv", rows.join("\n"));

	const room = await emptyRoomPhoto();
	for (let frame = 1; frame <= 4; frame++) {
		await put(`pad/live/kiosk/${frame}.jpg`, await samplePhoto("dewi", frame));
		await put(`pad/live/dark/${frame}.jpg`, room);
		await put(`pad/spoof/paper/${frame}.jpg`, room);
	}
	await put("pad/spoof/paper/5.jpg", await groupPhoto());
	await put("pad/spoof/paper/6.jpg", "no image");
	await put("pad/README.md", "The folder `dark` is exempt.");

	await put("pose/dewi.jpg", await samplePhoto("dewi"));
	const mirrored = await sharp(await samplePhoto("dewi"))
		.flop()
		.jpeg()
		.toBuffer();
	await put("pose/mirrored.jpg", mirrored);
	await put("pose/room.jpg", room);
	await put(
		"pose/pose_labels.csv",
		"file,pitch_deg,yaw_deg,roll_deg\ndewi.jpg,0,0,0\nmirrored.jpg,0,0,0\nroom.jpg,0,0,0\n",
	);
});
afterAll(() => rm(data, { recursive: true }));

const rate = z.number().min(0).max(1);
const count = z.int().min(0);

describe("npm run eval", () => {
	it("verification: accuracy, rates only where there are pairs enough, and the curve as a file", async () => {
		const schema = z.object({
			pairs: count,
			accuracy: rate,
			tar: z.strictObject({ "0.01": rate.nullable(), "0.001": rate.nullable(), "0.0001": rate.nullable() }),
			facesNotFound: count,
			impostorPairs: count,
		});
		const roc = join(data, "roc.svg");
		const faces = ["--images", join(data, "faces"), "--pairs", join(data, "faces/pairs.csv")];
		const figures = await figuresOf(schema, "verification", ...faces, "--roc", roc);
		// The pair with an empty room is wrong, the eight others are right.
		expect(figures).toMatchObject({ pairs: 9, facesNotFound: 1, impostorPairs: 54 });
		expect(figures.accuracy).toBeCloseTo(8 / 9);
		expect(figures.tar).toEqual({ "0.01": null, "0.001": null, "0.0001": null });
		expect((await sharp(await readFile(roc)).metadata()).format).toBe("svg");
	});

	it("identification: strangers are half of the people, everybody is found among so few", async () => {
		const schema = z.object({
			probes: count,
			strangers: count,
			fnir: z.strictObject({ "0.01": rate.nullable(), "0.001": rate.nullable() }),
			operatingPoint: z.object({ right: count, wrong: count, strangersMatched: count }),
			draws: z.object({ draws: count, passed: rate, meanRight: z.number() }),
		});
		const options = ["--images", join(data, "faces/images"), "--enroll", "1", "--draws", "4", "--people", "2"];
		const figures = await figuresOf(schema, "identification", ...options);
		expect(figures).toMatchObject({ strangers: 2, probes: 4, fnir: { "0.01": null, "0.001": null } });
		expect(figures.operatingPoint).toMatchObject({ right: 4, wrong: 0, strangersMatched: 0 });
		expect(figures.draws).toMatchObject({ draws: 4, passed: 1, meanRight: 2 });
	});

	it("pad: folders as presentations, an unreadable frame among them, the exempt one apart", async () => {
		const schema = z.object({
			frame: z.object({ apcer: rate, bpcer: rate }),
			presentation: z.object({ apcer: rate, bpcer: rate, challenged: rate }),
			startsPassed: z.object({ attacks: z.object({ passed: count, of: count }) }),
			layers: z.array(z.string()).min(1),
			undecided: count,
			folders: z.array(
				z.object({ name: z.string(), isExempt: z.boolean(), frames: count, facesFound: count, outcome: z.string() }),
			),
		});
		const figures = await figuresOf(schema, "pad", "--dir", join(data, "pad"), "--layers", "default", "--starts", "2");
		expect(figures.frame.apcer).toBe(0);
		expect(figures.presentation.apcer).toBe(0);
		expect(figures.startsPassed.attacks).toEqual({ passed: 0, of: 1 });
		expect(figures.layers).toContain("faceplugin");
		expect(figures.undecided).toBeGreaterThan(0);
		expect(figures.folders).toEqual([
			expect.objectContaining({ name: "live/dark", isExempt: true, facesFound: 0, outcome: "undecided" }),
			expect.objectContaining({ name: "live/kiosk", isExempt: false, frames: 4, facesFound: 4 }),
			expect.objectContaining({ name: "spoof/paper", isExempt: false, frames: 6, facesFound: 1, outcome: "undecided" }),
		]);
	});

	it("pose: errors over the photos that have a face; a mirrored head turns the other way", async () => {
		const angle = z.number().min(0).max(90);
		const schema = z.object({ yawMaeDeg: angle, pitchMaeDeg: angle, rollMaeDeg: angle, count, facesNotFound: count });
		const figures = await figuresOf(schema, "pose", "--dir", join(data, "pose"));
		expect(figures).toMatchObject({ count: 2, facesNotFound: 1 });
		expect(figures.yawMaeDeg).toBeLessThan(30);
	});

	it("prints tables for people, progress aside from them", async () => {
		const { code, stdout, stderr } = await runEval("pose", "--dir", join(data, "pose"));
		expect(code).toBe(0);
		expect(stdout).toMatch(/^photos with a face +2$/m);
		expect(stderr).toMatch(/3 of 3 photos\n$/);
		expect((await runEval("pad", "--help")).stdout).toMatch(/^npm run eval -- pad --dir <folder>$/m);
	});
});

describe("npm run eval refuses in one plain line", () => {
	const faces = join(data, "faces/images");
	it.each([
		[["everything"], /"everything": verification, identification/],
		[[], /^Measure what: verification, identification/],
		[["pose", "--dir", join(data, "nowhere")], /nowhere is no folder/],
		[["pose", "--dir", faces], /pose_labels\.csv cannot be read/],
		[["pose"], /--dir <folder> is missing/],
		[["pose", "--speed", "1"], /'--speed'/],
		[["pad", "--dir", faces], /live is no folder/],
		[["pad", "--dir", join(data, "pad"), "--layers", "none"], /--layers is default or all/],
		[["identification", "--images", faces, "--enroll", "0"], /--enroll wants a whole number from 1/],
		[["identification", "--images", faces, "--enroll", "3"], /more than 3 photos/],
		[["verification", "--images", faces], /--pairs <file.csv> is missing/],
		[["verification", "--images", faces, "--pairs", join(data, "pose/pose_labels.csv")], /row 2, image_a/],
		[["pose", "--dir", join(data, "pose"), "--pack", "best"], /no pack "best"/],
		[
			["pose", "--dir", join(data, "pose"), "--pack", "sface"],
			/"sface" is not installed: npm run models -- install sface/,
		],
	])("%j", async (parameters, message) => {
		const { code, stdout, stderr } = await runEval(...parameters);
		expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
		expect(stderr).toMatch(message);
		expect(stderr.trimEnd().split("\n")).toHaveLength(1);
	});
});
