// `npm run models -- use` and `re-embed`: what changes the kiosk's data, while no kiosk runs on it.
import { type ModelMaintenance, maintainModels } from "../app/maintenance/maintain-models.ts";
import { AppError } from "../core/domain/errors.ts";
import { CommandError, loadCommandConfig, UsageError } from "./command.ts";

const ACTOR = "command line";
const PROGRESS_STEP = 0.1;

async function withKiosk(modelsDir: string, work: (kiosk: ModelMaintenance) => Promise<number>): Promise<number> {
	let kiosk: ModelMaintenance;
	try {
		kiosk = maintainModels({ ...loadCommandConfig(), modelsDir });
	} catch (error) {
		throw explain(error);
	}
	try {
		return await work(kiosk);
	} finally {
		await kiosk.close();
	}
}

export async function switchPack(packId: string | undefined, modelsDir: string): Promise<number> {
	if (packId === undefined) throw new UsageError("Which pack? npm run models -- list shows them.");
	return withKiosk(modelsDir, async ({ models }) => {
		try {
			const { recognitionPack, detectionPack, mustEnroll, crops } = await models.use(packId, ACTOR);
			console.log(`Recognises with "${recognitionPack}", finds faces with "${detectionPack}".`);
			if (mustEnroll.length === 0) return 0;
			console.log(`People who must enroll again: ${mustEnroll.length}; the kiosk's screen names them.`);
			if (crops.waiting > 0)
				console.log(`${crops.waiting} pictures of their enrollment are kept: npm run models -- re-embed`);
			return 0;
		} catch (error) {
			throw explainRefusal(error, packId);
		}
	});
}

export function reembed(modelsDir: string): Promise<number> {
	return withKiosk(modelsDir, async (kiosk) => {
		let told = 0;
		const { state, done, failed, errorCode } = await kiosk.reembed((status) => {
			const fraction = status.total === 0 ? 0 : (status.done + status.failed) / status.total;
			if (fraction < told + PROGRESS_STEP) return;
			told = fraction;
			console.log(`  ${status.done + status.failed} of ${status.total} pictures`);
		});
		const { mustEnroll } = await kiosk.models.overview();
		console.log(`Templates made from pictures: ${done}. Pictures that could not be used: ${failed}.`);
		console.log(
			`People who must enroll again: ${mustEnroll.length}${mustEnroll.length > 0 ? "; the kiosk's screen names them" : ""}.`,
		);
		if (state === "finished") return 0;
		console.error(`It stopped before the end (${errorCode ?? "interrupted"}). Run it again to go on from there.`);
		return 1;
	});
}

function explain(error: unknown): unknown {
	if (!(error instanceof AppError)) return error;
	if (error.code === "DATA_FOLDER_IN_USE")
		return new CommandError(
			"A kiosk is running on this data folder. Use its settings, under Face models; or close it and run this again.",
		);
	if (error.data["reason"] === "SYSTEM_KEY_STORE")
		return new CommandError(
			"The key of this data folder is in the system's key store, which only Electron can open. Use the kiosk's settings, under Face models.",
		);
	return error;
}

function explainRefusal(error: unknown, packId: string): unknown {
	if (!(error instanceof AppError)) return error;
	const kept = "Nothing was changed.";
	if (error.code === "NOT_FOUND")
		return new CommandError(`There is no pack "${packId}" that recognises or finds faces. ${kept}`);
	if (error.code === "MODELS_MISSING")
		return new CommandError(`The pack "${packId}" is not installed: npm run models -- install ${packId}. ${kept}`);
	// The detail says which file, and what of it is not as the manifest says.
	return new CommandError(`The pack "${packId}" cannot be used: ${error.message}. ${kept}`);
}
