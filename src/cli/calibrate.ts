// `npm run calibrate`: what the kiosk's own gallery says about its thresholds. Reads only, beside a running kiosk.
import { parseArgs } from "node:util";
import { calibrateGallery } from "../app/maintenance/calibrate-gallery.ts";
import { loadCommandConfig, runCommand } from "./command.ts";
import { printCalibration } from "./print-calibration.ts";

const USAGE = `npm run calibrate                       compare everybody with everybody; suggests thresholds, changes nothing
    --json                             the last line is the whole report as one object`;
/** Told in steps that a person can follow. */
const PROGRESS_STEP = 0.1;

await runCommand(USAGE, async () => {
	const { values } = parseArgs({ options: { json: { type: "boolean", default: false } } });
	let told = 0;
	const calibration = await calibrateGallery(loadCommandConfig(), (fraction) => {
		if (fraction < told + PROGRESS_STEP || fraction >= 1) return;
		told = fraction;
		console.error(`  compared ${Math.round(fraction * 100)} %`);
	});
	if (values.json) console.log(JSON.stringify({ pack: calibration.pack, ...calibration.report }));
	else printCalibration(calibration);
	return 0;
});
