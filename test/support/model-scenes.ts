// The face models of the settings page, as a supervisor may find them.
import type { Page } from "playwright-core";
import type { ModelOverview } from "../../src/renderer/features/models/model-choice.ts";
import type { AdminScene } from "./admin-scene.ts";
import { openSettings, type Words } from "./admin-steps.ts";
import { plainModels } from "./model-answers.ts";

const names = ["Rafika Anggraini", "Bagus Prasetyo", "Sari Wulandari", "Ayu Lestari", "Dewi Kartika", "I Gede Wirawan"];
const mustEnroll = [...names, "Yohana Sihombing", "Teuku Rizal"].map((name, i) => ({ employeeId: `K-${i}`, name }));

const switched: ModelOverview = {
	...plainModels,
	recognitionPack: "sface",
	keepsEnrollmentCrops: true,
	crops: { stored: 230, waiting: 218 },
	mustEnroll,
};

async function toModels(page: Page, words: Words): Promise<void> {
	await openSettings(page, words, "models");
	await page.getByRole("heading", { name: words.models.title }).scrollIntoViewIfNeeded();
}

export const modelScenes: readonly AdminScene[] = [
	{ name: "settings-models", picture: "person", steps: toModels },
	{ name: "settings-models-switched", picture: "person", admin: { models: switched }, steps: toModels },
	{
		name: "settings-models-running",
		picture: "person",
		admin: {
			models: {
				...switched,
				reembedding: { state: "running", total: 218, done: 96, failed: 2, errorCode: null },
			},
		},
		async steps(page, words) {
			await toModels(page, words);
			await page.getByRole("progressbar").scrollIntoViewIfNeeded();
		},
	},
	{
		name: "settings-models-choice",
		picture: "person",
		async steps(page, words) {
			await toModels(page, words);
			await page.getByRole("combobox", { name: words.models.recognition }).click();
			await page.getByRole("option", { name: /SFace/ }).click();
			await page.getByRole("alertdialog").waitFor();
		},
	},
	{
		name: "settings-models-erase",
		picture: "person",
		admin: { models: switched },
		async steps(page, words) {
			await toModels(page, words);
			await page.getByRole("checkbox", { name: words.models.crops.label }).click();
			await page.getByRole("alertdialog").waitFor();
		},
	},
];
