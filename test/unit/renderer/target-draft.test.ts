import { describe, expect, test } from "vitest";
import { targetFields } from "../../../src/contract/targets.ts";
import {
	draftOf,
	draftProblems,
	newDraft,
	startOfDay,
	targetKinds,
	toRequest,
} from "../../../src/renderer/features/targets/target-draft.ts";
import { indonesian } from "../../../src/renderer/i18n/id/index.ts";

test.each(targetKinds)("the form of %s has words for every field", (kind) => {
	const words = Object.keys(indonesian.targets.field);
	expect(targetFields[kind].map(({ name }) => name).filter((name) => !words.includes(name))).toEqual([]);
});

describe("a target as it is typed", () => {
	const webhook = { ...newDraft("webhook"), name: "Gaji", settings: { url: "https://gaji.example" } };

	test("needs a name, the required fields, and a secret unless one is stored", () => {
		expect(draftProblems(newDraft("webhook"), [])).toEqual(["name", "url", "secret"]);
		expect(draftProblems(webhook, ["secret"])).toEqual([]);
		expect(draftProblems({ ...webhook, secrets: { secret: null } }, ["secret"])).toEqual(["secret"]);
		expect(draftProblems({ ...webhook, secrets: { secret: "whsec_" } }, [])).toEqual([]);
		expect(draftProblems({ ...webhook, sendFromDay: "tomorrow" }, ["secret"])).toEqual(["sendFromDay"]);
	});

	test("sends earlier punches from a day's local midnight, or none", () => {
		expect(toRequest({ ...webhook, name: " Gaji " })).toMatchObject({ name: "Gaji", sendFromMs: null });
		const fromMs = new Date(2026, 10, 30).getTime();
		expect(toRequest({ ...webhook, sendFromDay: "2026-11-30" })).toMatchObject({ sendFromMs: fromMs });
		expect(["2026-11-31", "30-11-2026", ""].map(startOfDay)).toEqual([null, null, null]);
	});

	test("begins a field that came with a later version with its fallback, and shows no secret", () => {
		const stored = {
			targetId: "t",
			kind: "odoo" as const,
			name: "Odoo",
			settings: { url: "https://odoo.example" },
			isEnabled: false,
			createdAtMs: 1,
			updatedAtMs: 1,
			place: "odoo.example",
			storedSecrets: ["apiKey"],
			hasEmployeeList: true,
			usesExternalIds: true,
			lastPull: null,
		};
		expect(draftOf(stored)).toMatchObject({
			settings: { url: "https://odoo.example", employeeField: "barcode", pullHours: 24 },
			secrets: {},
			isEnabled: false,
		});
	});
});
