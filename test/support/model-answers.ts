// What a scripted host answers about face models: two packs, some pictures, people of the other pack.
import { implement } from "@orpc/server";
import { contract } from "../../src/contract/index.ts";
import type { ModelOverview } from "../../src/renderer/features/models/model-choice.ts";

const recognition = (dimension: number, isMeasured: boolean) => ({
	templateContractId: `tc1-${dimension}`,
	dimension,
	isMeasured,
});

export const plainModels: ModelOverview = {
	recognitionPack: "default",
	detectionPack: "default",
	packs: [
		{
			packId: "default",
			title: "Faceplugin face recognition",
			licences: ["MIT"],
			isNonCommercial: false,
			state: "installed",
			recognition: recognition(512, true),
			detects: true,
		},
		{
			packId: "sface",
			title: "SFace embedding of the OpenCV Zoo",
			licences: ["Apache-2.0"],
			isNonCommercial: false,
			state: "installed",
			recognition: recognition(128, false),
			detects: false,
		},
	],
	keepsEnrollmentCrops: false,
	crops: { stored: 0, waiting: 0 },
	reembedding: { state: "idle", total: 0, done: 0, failed: 0, errorCode: null },
	mustEnroll: [],
};

export function modelProcedures(start: ModelOverview = plainModels) {
	const os = implement(contract).models;
	let overview = start;
	return {
		overview: os.overview.handler(() => overview),
		use: os.use.handler(({ input }) => {
			overview = { ...overview, recognitionPack: input.pack };
			return overview;
		}),
		keepCrops: os.keepCrops.handler(({ input }) => {
			overview = { ...overview, keepsEnrollmentCrops: input.keeps };
			return overview;
		}),
		reembed: os.reembed.handler(() => overview.reembedding),
		reembedding: os.reembedding.handler(() => overview.reembedding),
	};
}
