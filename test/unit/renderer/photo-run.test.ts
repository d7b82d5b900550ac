import { ORPCError } from "@orpc/client";
import { describe, expect, it } from "vitest";
import { countResults, reportRows, toCsv } from "../../../src/renderer/features/photo-enrollment/photo-report.ts";
import {
	createPhotoRunStore,
	type PhotoCalls,
	type PhotoOutcome,
	pathOf,
} from "../../../src/renderer/features/photo-enrollment/photo-run-store.ts";

const list = new File(["employee_id,name"], "staff.csv");
const photos = ["K-1.jpg", "K-2.jpg", "K-3.jpg"].map((name) =>
	// Browsers have it, Node's File does not.
	Object.assign(new File([name], name), { webkitRelativePath: "" }),
);

/** A host that answers each photo by its file's name, once for each entry; then `enrolled`. */
function runWith(answers: Record<string, (PhotoOutcome | Error)[]> = {}) {
	const sent: string[] = [];
	let onSent = () => {};
	const calls: PhotoCalls = {
		plan: async ({ files }) => ({
			people: files.length,
			photos: files.map((file) => ({ file, employeeId: file.replace(".jpg", ""), name: "N", consent: null })),
			problems: [],
		}),
		enroll: async ({ photo }) => {
			sent.push(await photo.text());
			onSent();
			const answer = answers[photo instanceof File ? photo.name : ""]?.shift() ?? { kind: "enrolled" as const };
			if (answer instanceof Error) throw answer;
			return answer;
		},
	};
	const store = createPhotoRunStore(calls);
	return {
		store,
		sent,
		whenSent: (act: () => void) => {
			onSent = act;
		},
		async toPlanned() {
			store.chooseList(list);
			store.choosePhotos(photos);
			await store.plan();
		},
	};
}

describe("many people from photos", () => {
	it("plans with list and photos, and not before both are there", async () => {
		const { store } = runWith();
		store.chooseList(list);
		await store.plan();
		expect(store.getState().phase).toBe("choosing");
		store.choosePhotos(photos);
		await store.plan();
		expect(store.getState()).toMatchObject({ phase: "planned", plan: { people: 3 } });
		store.acceptNoConsent(true);
		expect(store.getState()).toMatchObject({ phase: "choosing", plan: null });
	});

	it("sends one photo after the other and keeps each result", async () => {
		const run = runWith({ "K-2.jpg": [{ kind: "known" }], "K-3.jpg": [{ kind: "unlike_own" }] });
		await run.toPlanned();
		await run.store.run();
		expect(run.sent).toEqual(["K-1.jpg", "K-2.jpg", "K-3.jpg"]);
		expect(run.store.getState().phase).toBe("done");
		expect(countResults(run.store.getState().results)).toEqual({ enrolled: 1, known: 1, refused: 1 });
	});

	it("stops after the photo under way and goes on with the next", async () => {
		const run = runWith();
		await run.toPlanned();
		run.whenSent(run.store.stop);
		await run.store.run();
		expect(run.store.getState()).toMatchObject({ phase: "planned", results: [{ file: "K-1.jpg" }] });
		run.whenSent(() => {});
		await run.store.run();
		expect(run.sent).toEqual(["K-1.jpg", "K-2.jpg", "K-3.jpg"]);
	});

	it("tries a photo again while the engine starts anew, and refuses one that is too large alone", async () => {
		const run = runWith({
			"K-1.jpg": [new ORPCError("ENGINE_RESTARTED"), new ORPCError("ENGINE_RESTARTED")],
			"K-2.jpg": [new ORPCError("PAYLOAD_TOO_LARGE")],
		});
		await run.toPlanned();
		await run.store.run();
		expect(run.store.getState().results.map(({ outcome }) => outcome.kind)).toEqual([
			"enrolled",
			"refused",
			"enrolled",
		]);
	});

	it("stops at what would stop every other photo, and can go on from there", async () => {
		const run = runWith({ "K-2.jpg": [new ORPCError("SESSION_EXPIRED")] });
		await run.toPlanned();
		await run.store.run();
		expect(run.store.getState()).toMatchObject({ phase: "planned", results: [{}], error: { code: "SESSION_EXPIRED" } });
		await run.store.run();
		expect(run.store.getState()).toMatchObject({ phase: "done", error: null });
		expect(run.store.getState().results).toHaveLength(3);
	});

	it("names files as they lie below the chosen folder", () => {
		expect(pathOf({ name: "a.jpg", webkitRelativePath: "photos/K-1/a.jpg" })).toBe("K-1/a.jpg");
		expect(pathOf({ name: "a.jpg", webkitRelativePath: "" })).toBe("a.jpg");
	});
});

describe("the report", () => {
	const words = { problem: () => "no photo", outcome: () => "" };

	it("has the problems, then every photo", () => {
		const problem = { problem: "no_photo", line: null, file: null, employeeId: "K-9" } as const;
		const result = { file: "K-1.jpg", employeeId: "K-1", outcome: { kind: "enrolled" } } as const;
		expect(reportRows([problem], [result], words)).toEqual([
			{ file: "", employeeId: "K-9", result: "refused", reason: "no photo" },
			{ file: "K-1.jpg", employeeId: "K-1", result: "enrolled", reason: "" },
		]);
	});

	it("quotes what needs it, and lets no cell be a formula", () => {
		const row = { file: "=a.jpg", employeeId: "K-1", result: "refused", reason: 'one, "two"' } as const;
		expect(toCsv(["result"], [row])).toBe('\uFEFFresult\r\nrefused,\'=a.jpg,K-1,"one, ""two"""\r\n');
	});
});
