import { describe, expect, it } from "vitest";
import type { Settings } from "../../../src/renderer/client/types.ts";
import { createSetupMemory } from "../../../src/renderer/features/setup/setup-memory.ts";
import { createSetupStore, setupRequest } from "../../../src/renderer/features/setup/setup-store.ts";
import { plainSettings } from "../../support/kiosk-states.ts";

const SECRET = "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz";
const saved: Settings = plainSettings;

/** What `sessionStorage` is to the page. */
function createPlace() {
	const kept = new Map<string, string>();
	return {
		getItem: (key: string) => kept.get(key) ?? null,
		setItem: (key: string, value: string) => void kept.set(key, value),
		removeItem: (key: string) => void kept.delete(key),
		all: () => [...kept.values()].join(),
	};
}

function wizard(complete: () => Promise<Settings> = async () => saved, place = createPlace()) {
	const requests: unknown[] = [];
	const store = createSetupStore({
		language: "id",
		createSecret: () => SECRET,
		memory: createSetupMemory(place, "answers"),
		complete: (request) => {
			requests.push(request);
			return complete();
		},
	});
	return { store, requests };
}

async function toLastStep(store: ReturnType<typeof createSetupStore>): Promise<void> {
	await store.next();
	store.answer({ pin: "739105" });
	await store.next();
	await store.next();
	store.answer({ kioskName: "  Lobi  " });
	await store.next();
}

describe("first start", () => {
	it("goes on only when the step is answered, and says so", async () => {
		const { store } = wizard();
		await store.next();
		await store.next();
		expect(store.getState()).toMatchObject({ step: "pin", showsProblems: true });
		store.answer({ pin: "739105" });
		await store.next();
		expect(store.getState()).toMatchObject({ step: "camera", showsProblems: false });
	});

	it("goes back without losing an answer", async () => {
		const { store } = wizard();
		await toLastStep(store);
		for (let step = 0; step < 6; step += 1) store.back();
		expect(store.getState()).toMatchObject({ step: "language", pin: "739105", kioskName: "  Lobi  " });
	});

	it("sends everything once, at the end", async () => {
		const { store, requests } = wizard();
		await toLastStep(store);
		expect(requests).toEqual([]);
		await store.next();
		expect(requests).toEqual([
			{
				language: "id",
				pin: "739105",
				kioskName: "Lobi",
				cameraId: null,
				hrisUrl: null,
				hrisSecret: null,
				directionRule: { kind: "alternate" },
			},
		]);
		expect(store.getState().saved).toEqual(saved);
	});

	it("wants a whole address when the HRIS is connected now, and forgets it when it is later", async () => {
		const { store, requests } = wizard();
		await toLastStep(store);
		store.answer({ hris: "now", hrisEntry: { url: "hris.example", secret: SECRET } });
		await store.next();
		expect(requests).toEqual([]);
		store.answer({ hrisEntry: { url: " https://hris.example/hook ", secret: SECRET } });
		expect(setupRequest(store.getState())).toMatchObject({ hrisUrl: "https://hris.example/hook", hrisSecret: SECRET });
		store.answer({ hris: "later" });
		expect(setupRequest(store.getState())).toMatchObject({ hrisUrl: null, hrisSecret: null });
	});

	it("keeps every answer when saving is refused, and can be tried again", async () => {
		let refusals = 1;
		const trouble = new Error("refused");
		const { store, requests } = wizard(async () => {
			if (refusals-- > 0) throw trouble;
			return saved;
		});
		await toLastStep(store);
		await store.next();
		expect(store.getState()).toMatchObject({ step: "hris", error: trouble, isSaving: false, pin: "739105" });
		await store.next();
		expect(store.getState()).toMatchObject({ saved, error: null });
		expect(requests).toHaveLength(2);
	});

	it("saves once however often the button is pressed", async () => {
		const { store, requests } = wizard();
		await toLastStep(store);
		await Promise.all([store.next(), store.next(), store.next()]);
		expect(requests).toHaveLength(1);
	});

	it("goes on where it was when the page is loaded anew, with every answer but the PIN, which is asked for again", async () => {
		const place = createPlace();
		const { store } = wizard(undefined, place);
		await toLastStep(store);
		store.answer({ hris: "now", direction: "ask", hrisEntry: { url: "https://hris.example/hook", secret: SECRET } });
		expect(place.all()).not.toContain("739105");

		const { store: anew, requests } = wizard(undefined, place);
		expect(anew.getState()).toMatchObject({ step: "pin", resumesAt: "hris", pin: "", kioskName: "  Lobi  " });
		anew.answer({ pin: "739105" });
		await anew.next();
		expect(anew.getState()).toMatchObject({ step: "hris", resumesAt: null });
		await anew.next();
		expect(requests).toEqual([
			expect.objectContaining({
				kioskName: "Lobi",
				hrisUrl: "https://hris.example/hook",
				hrisSecret: SECRET,
				directionRule: { kind: "ask" },
			}),
		]);
		expect(place.all()).toBe("");
	});

	it("begins at the beginning with what does not fit what it kept", () => {
		for (const kept of ["no JSON", "[]", '{"step":"elsewhere","language":"fr","kioskName":7}']) {
			const place = createPlace();
			place.setItem("answers", kept);
			expect(wizard(undefined, place).store.getState()).toMatchObject({
				step: "language",
				language: "id",
				kioskName: "",
			});
		}
	});
});
