// Takes the pictures of the guides from the product itself, with made-up people, in both languages:
//   node test/support/guide-screenshots.ts [--only today,poster] [--taken]
// `--taken`: shrinks what `admin-screenshots.ts` and `screenshots.ts` left in .cache, and takes nothing anew.
import { execFileSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import sharp from "sharp";

const ROOT = join(import.meta.dirname, "../..");
const FOLDER = join(ROOT, "docs/images/guide");
const WIDTH = 960;
const QUALITY = 72;

/** Which script takes it, and into which folder. */
const takers = {
	admin: { script: "admin-screenshots.ts", folder: ".cache/screenshots-admin" },
	kiosk: { script: "screenshots.ts", folder: ".cache/screenshots" },
} as const;

/** Picture of a guide: the scene that it is taken from. */
const pictures = [
	{ name: "recorded", taker: "kiosk", scene: "recorded-in" },
	{ name: "unknown", taker: "kiosk", scene: "unknown" },
	{ name: "pin", taker: "admin", scene: "code-number" },
	{ name: "today", taker: "admin", scene: "today" },
	{ name: "log", taker: "admin", scene: "log" },
	{ name: "correction", taker: "admin", scene: "log-correction" },
	{ name: "enroll", taker: "admin", scene: "enroll-3-left" },
	{ name: "employees", taker: "admin", scene: "employees" },
	{ name: "person", taker: "admin", scene: "person" },
	{ name: "statistics", taker: "admin", scene: "statistics" },
	{ name: "health", taker: "admin", scene: "health" },
	{ name: "calibration", taker: "admin", scene: "calibration" },
	{ name: "setup-camera", taker: "admin", scene: "setup-3-camera" },
	{ name: "setup-hris", taker: "admin", scene: "setup-5-hris-tried" },
	{ name: "targets", taker: "admin", scene: "settings-targets" },
	{ name: "access", taker: "admin", scene: "access" },
	{ name: "recovery", taker: "admin", scene: "section-keys" },
	{ name: "host", taker: "admin", scene: "settings-host" },
	{ name: "poster", taker: "admin", scene: "settings-poster" },
] as const;

const { values } = parseArgs({ options: { only: { type: "string" }, taken: { type: "boolean", default: false } } });
const only = values.only?.split(",");
const wanted = pictures.filter(({ name }) => !only || only.includes(name));

if (!values.taken)
	for (const [taker, { script }] of Object.entries(takers)) {
		const scenes = wanted.filter((picture) => picture.taker === taker).map(({ scene }) => scene);
		if (scenes.length === 0) continue;
		const args = [join(import.meta.dirname, script), "--size", "wide", "--only", scenes.join(",")];
		execFileSync(process.execPath, args, { stdio: "inherit" });
	}

await mkdir(FOLDER, { recursive: true });
for (const language of ["id", "en"])
	for (const { name, taker, scene } of wanted) {
		const file = `${name}-${language}.webp`;
		await sharp(join(ROOT, takers[taker].folder, `wide-${language}`, `${scene}.png`))
			.resize(WIDTH)
			.webp({ quality: QUALITY })
			.toFile(join(FOLDER, file));
		console.log(`docs/images/guide/${file}`);
	}
