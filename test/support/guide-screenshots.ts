// Pictures of the supervisor's guide, from those that `admin-screenshots.ts` took just before (made-up people):
//   node test/support/admin-screenshots.ts --size wide --only today,employees,person,statistics,health,calibration
//   node test/support/guide-screenshots.ts
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";

const ROOT = join(import.meta.dirname, "../..");
const FOLDER = join(ROOT, "docs/images/guide");
const WIDTH = 960;
const names = ["today", "employees", "person", "statistics", "health", "calibration"];

await mkdir(FOLDER, { recursive: true });
for (const language of ["id", "en"])
	for (const name of names) {
		const file = `${name}-${language}.jpg`;
		await sharp(join(ROOT, `.cache/screenshots-admin/wide-${language}/${name}.png`))
			.resize(WIDTH)
			.jpeg({ quality: 78, mozjpeg: true })
			.toFile(join(FOLDER, file));
		console.log(`docs/images/guide/${file}`);
	}
