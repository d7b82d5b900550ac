// An extra: head pose against labelled photos, where the evaluation data lie beside the project.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadModels } from "../../../src/vision/load-models.ts";
import { installedModelsDir } from "../../support/models-folder.ts";

const dataDir = join(import.meta.dirname, "../../../../shared/data/pose");
const isAbsent = !existsSync(dataDir);
if (isAbsent) console.log("head pose against labels: skipped, the evaluation data are not there");

describe.skipIf(isAbsent)("head pose", () => {
	it("is within a few degrees of the labels on average", async () => {
		const models = await loadModels(installedModelsDir, { optionalLiveness: false });
		const rows = (await readFile(join(dataDir, "pose_labels.csv"), "utf8")).trim().split("\n").slice(1);
		const errors: number[][] = [];
		for (const row of rows) {
			const [file = "", pitch, yaw, roll] = row.split(",");
			const image = await readFile(join(dataDir, file));
			const { primary } = await models.pipeline.analyse(image, { liveness: false, embedding: false });
			if (!primary) throw new Error(`no face in ${file}`);
			const { pitchDeg, yawDeg, rollDeg } = primary.pose;
			errors.push([yawDeg - Number(yaw), pitchDeg - Number(pitch), rollDeg - Number(roll)].map(Math.abs));
		}
		await models.release();
		const [yawMae, pitchMae, rollMae] = [0, 1, 2].map(
			(axis) => errors.reduce((sum, error) => sum + (error[axis] ?? 0), 0) / errors.length,
		);
		expect(yawMae).toBeLessThan(5);
		expect(pitchMae).toBeLessThan(7);
		expect(rollMae).toBeLessThan(5);
	});
});
