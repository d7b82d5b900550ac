// Many people from photos and a list: chosen, planned by the host, then sent one photo after the other.
import { createStore, type StoreApi } from "zustand/vanilla";
import type { HadirClient } from "../../../contract/index.ts";
import { readRefusal } from "../../i18n/describe-error.ts";

export type PhotoCalls = Pick<HadirClient["photoEnrollment"], "plan" | "enroll">;
export type PhotoPlan = Awaited<ReturnType<PhotoCalls["plan"]>>;
export type PlanProblem = PhotoPlan["problems"][number];
export type PhotoOutcome = Awaited<ReturnType<PhotoCalls["enroll"]>>;

export interface PhotoResult {
	readonly file: string;
	readonly employeeId: string;
	readonly outcome: PhotoOutcome;
}

export interface PhotoRunState {
	readonly phase: "choosing" | "planned" | "running" | "done";
	readonly list: File | null;
	readonly photos: readonly File[];
	readonly acceptsNoConsent: boolean;
	readonly plan: PhotoPlan | null;
	/** In the order of the plan; as many as have been looked at. */
	readonly results: readonly PhotoResult[];
	readonly isPlanning: boolean;
	/** Stopped it, by whatever would have stopped every other photo too. */
	readonly error: unknown;
}

export interface PhotoRunStore extends StoreApi<PhotoRunState> {
	chooseList(list: File | null): void;
	choosePhotos(photos: readonly File[]): void;
	acceptNoConsent(accepts: boolean): void;
	/** Once list and photos are there. */
	plan(): Promise<void>;
	/** From the first photo that has no result yet. */
	run(): Promise<void>;
	/** After the photo that is under way. */
	stop(): void;
	reset(): void;
}

const nothingChosen: PhotoRunState = {
	phase: "choosing",
	list: null,
	photos: [],
	acceptsNoConsent: false,
	plan: null,
	results: [],
	isPlanning: false,
	error: null,
};

/** The host is starting its engine anew, or the line was cut: worth another try with the same photo. */
const TRIES = 3;

/** Path below the folder that was chosen; a file that was chosen by itself has only its name. */
export function pathOf({ webkitRelativePath, name }: Pick<File, "name" | "webkitRelativePath">): string {
	return webkitRelativePath === "" ? name : webkitRelativePath.split("/").slice(1).join("/");
}

export function createPhotoRunStore(calls: PhotoCalls): PhotoRunStore {
	const store = createStore<PhotoRunState>(() => nothingChosen);
	let isStopping = false;

	const choose = (change: Partial<PhotoRunState>) =>
		store.setState({ ...change, phase: "choosing", plan: null, results: [], error: null });

	async function send(photo: PhotoPlan["photos"][number], file: File): Promise<PhotoOutcome> {
		const { file: _, ...owner } = photo;
		for (let attempt = 1; ; attempt++) {
			try {
				return await calls.enroll({ ...owner, photo: file });
			} catch (error) {
				const { code, retryable } = readRefusal(error);
				// About this photo alone: the next one is not the worse for it.
				if (code === "PAYLOAD_TOO_LARGE") return { kind: "refused", code, data: {} };
				if (code === "VALIDATION_FAILED") return { kind: "refused", code: "UNSUPPORTED_IMAGE", data: {} };
				if (!retryable || attempt === TRIES || isStopping) throw error;
			}
		}
	}

	async function runAll(plan: PhotoPlan): Promise<void> {
		const files = new Map(store.getState().photos.map((file) => [pathOf(file), file]));
		for (const photo of plan.photos.slice(store.getState().results.length)) {
			if (isStopping) return store.setState({ phase: "planned" });
			const file = files.get(photo.file);
			if (!file) throw new Error("The plan names a file that was not chosen");
			const outcome = await send(photo, file);
			const result = { file: photo.file, employeeId: photo.employeeId, outcome };
			store.setState(({ results }) => ({ results: [...results, result] }));
		}
		store.setState({ phase: "done" });
	}

	return {
		...store,
		chooseList: (list) => choose({ list }),
		choosePhotos: (photos) => choose({ photos }),
		acceptNoConsent: (acceptsNoConsent) => choose({ acceptsNoConsent }),
		async plan() {
			const { list, photos, acceptsNoConsent, isPlanning } = store.getState();
			if (!list || photos.length === 0 || isPlanning) return;
			store.setState({ isPlanning: true, error: null });
			try {
				const plan = await calls.plan({ list: await list.text(), files: photos.map(pathOf), acceptsNoConsent });
				store.setState({ plan, results: [], phase: "planned", isPlanning: false });
			} catch (error) {
				store.setState({ error, isPlanning: false });
			}
		},
		async run() {
			const { plan, phase } = store.getState();
			if (!plan || phase === "running") return;
			isStopping = false;
			store.setState({ phase: "running", error: null });
			try {
				await runAll(plan);
			} catch (error) {
				store.setState({ phase: "planned", error });
			}
		},
		stop() {
			isStopping = true;
		},
		reset() {
			isStopping = true;
			store.setState(nothingChosen, true);
		},
	};
}
