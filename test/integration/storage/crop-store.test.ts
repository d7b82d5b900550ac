// Pictures kept at enrollment: sealed, bound to their row, gone with the person, and what is still to be made of them.
import { readFileSync } from "node:fs";
import Database from "better-sqlite3";
import { uuidv7 } from "uuidv7";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { EmployeeId } from "../../../src/core/domain/employee.ts";
import type { Store } from "../../../src/storage/open-store.ts";
import {
	CONTRACT,
	createStoreFixture,
	employeeId,
	type StoreFixture,
	templateOf,
} from "../../support/store-fixture.ts";

const OTHER = "contract-b";
const picture = (text: string) => new TextEncoder().encode(`picture of ${text} `.repeat(40));

let fixture: StoreFixture;
let store: Store;
beforeEach(() => {
	fixture = createStoreFixture();
	store = fixture.open();
});
afterEach(() => fixture.dispose());

/** Somebody with `count` templates, each with its picture. */
function enrollWithPictures(value: string, count = 2, replace = false): EmployeeId {
	const id = employeeId(value);
	const templates = Array.from({ length: count }, (_, i) => templateOf(id, i + 1));
	const crops = templates.map(({ templateId }, i) => ({
		cropId: uuidv7(),
		templateId,
		image: picture(`${value} ${i}`),
	}));
	store.employees.enroll({ employeeId: id, name: value, consent: null }, templates, { replace, crops });
	return id;
}

function rows(sql: string): unknown[] {
	const database = new Database(fixture.databasePath, { readonly: true });
	try {
		return database.prepare(sql).all();
	} finally {
		database.close();
	}
}

describe("enrollment pictures", () => {
	it("are kept only where they are given, and wait for a template of another contract", () => {
		const ana = enrollWithPictures("ANA");
		const budi = employeeId("BUDI");
		store.employees.enroll({ employeeId: budi, name: "Budi", consent: null }, [templateOf(budi, 9)], {
			replace: false,
		});
		expect(store.crops.counts(CONTRACT)).toEqual({ stored: 2, waiting: 0 });
		expect(store.crops.counts(OTHER)).toEqual({ stored: 2, waiting: 2 });
		expect(store.crops.waiting(CONTRACT, null, 10)).toEqual([]);
		const [first, second] = store.crops.waiting(OTHER, null, 10);
		expect(first).toMatchObject({
			employeeId: ana,
			pose: "front",
			source: "kiosk",
			image: Buffer.from(picture("ANA 0")),
		});
		expect(store.crops.waiting(OTHER, first?.cropId ?? "", 10)).toEqual([second]);
	});

	it("become templates once, and both contracts stay usable side by side", () => {
		const ana = enrollWithPictures("ANA", 1);
		const [crop] = store.crops.waiting(OTHER, null, 1);
		const again = templateOf(ana, 5, { templateContractId: OTHER });
		const change = store.crops.addTemplate(crop?.cropId ?? "", again);
		expect(change?.upserted).toMatchObject([{ templateId: again.templateId, employeeId: ana }]);
		expect(store.crops.addTemplate(crop?.cropId ?? "", templateOf(ana, 6, { templateContractId: OTHER }))).toBeNull();
		expect(store.crops.counts(OTHER)).toEqual({ stored: 1, waiting: 0 });
		for (const contract of [CONTRACT, OTHER])
			expect(store.employees.summary(ana, contract)).toMatchObject({ templateCount: 1, unusableTemplateCount: 1 });
	});

	it("are never given to somebody else, nor to somebody who has gone", () => {
		const ana = enrollWithPictures("ANA", 1);
		const [crop] = store.crops.waiting(OTHER, null, 1);
		const cropId = crop?.cropId ?? "";
		expect(store.crops.addTemplate(cropId, templateOf(employeeId("EVE"), 1, { templateContractId: OTHER }))).toBeNull();
		store.employees.remove(ana);
		expect(store.crops.addTemplate(cropId, templateOf(ana, 1, { templateContractId: OTHER }))).toBeNull();
	});

	it("are erased with the person, from the file too", () => {
		const ana = enrollWithPictures("ANA");
		enrollWithPictures("BUDI", 1);
		const sealed = rows("SELECT sealed_image AS image FROM enrollment_crops WHERE person_key = 1").map((row) =>
			row instanceof Object && "image" in row && row.image instanceof Buffer ? row.image : Buffer.alloc(0),
		);
		expect(sealed).toHaveLength(2);
		store.employees.remove(ana);
		expect(store.crops.counts(OTHER)).toEqual({ stored: 1, waiting: 1 });
		store.close();
		const file = readFileSync(fixture.databasePath);
		for (const bytes of sealed) expect(file.includes(bytes.subarray(0, 64))).toBe(false);
	});

	it("are replaced with the templates at a new enrollment", () => {
		enrollWithPictures("ANA", 3);
		enrollWithPictures("ANA", 1, true);
		expect(store.crops.counts(OTHER)).toEqual({ stored: 1, waiting: 1 });
	});

	it("are erased all at once, and the templates stay", () => {
		const ana = enrollWithPictures("ANA");
		expect(store.crops.eraseAll()).toBe(2);
		expect(store.crops.counts(OTHER)).toEqual({ stored: 0, waiting: 0 });
		expect(store.employees.templates(ana)).toHaveLength(2);
	});

	it("lie on disk sealed, and do not open when they are moved to another person or altered", () => {
		enrollWithPictures("ANA", 1);
		enrollWithPictures("BUDI", 1);
		store.close();
		expect(readFileSync(fixture.databasePath).includes("picture of")).toBe(false);
		const database = new Database(fixture.databasePath);
		const swap =
			"UPDATE enrollment_crops SET sealed_image = (SELECT sealed_image FROM enrollment_crops WHERE person_key = 2)";
		database.exec(`${swap} WHERE person_key = 1`);
		database.close();
		store = fixture.open();
		const [ana, budi] = store.crops.waiting(OTHER, null, 10);
		expect(ana?.image).toBeNull();
		expect(budi?.image).toEqual(Buffer.from(picture("BUDI 0")));
	});
});

describe("choices about models", () => {
	it("have careful defaults, survive a restart, and leave the other settings alone", () => {
		expect(store.modelSettings.read()).toEqual({
			recognitionPack: "default",
			detectionPack: "default",
			keepsEnrollmentCrops: false,
			thresholdOverrides: {},
		});
		const thresholds = { high: 0.6, medium: 0.5, low: 0.4, margin: 0.05 };
		const thresholdOverrides = { "tc1-a": { thresholds, appliedAtMs: 5 } };
		const before = store.settings.read();
		store.modelSettings.update({ recognitionPack: "sface", thresholdOverrides });
		store.close();
		store = fixture.open();
		expect(store.modelSettings.read()).toMatchObject({
			recognitionPack: "sface",
			detectionPack: "default",
			thresholdOverrides,
		});
		expect(store.settings.read()).toEqual(before);
	});
});
