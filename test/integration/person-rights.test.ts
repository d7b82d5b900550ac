// Withdrawal, its 72 hours, the rules of how long, and what HRIS systems are asked: real SQLite, real HTTP.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ErasureCertificate } from "../../src/core/domain/rights/erasure-certificate.ts";
import { defaultRetentionRules } from "../../src/core/domain/rights/retention.ts";
import { createStandInServer, type StandInServer } from "../support/erasure-receiver.ts";
import { createRightsFixture, filesWith, type RightsFixture } from "../support/rights-fixture.ts";
import { CONTRACT, embeddingOf, employeeId, punch, templateOf } from "../support/store-fixture.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const ana = employeeId("QL-1");
const budi = employeeId("QL-2");

let rights: RightsFixture;
beforeEach(async () => {
	rights = createRightsFixture();
	for (const [index, id] of [ana, budi].entries()) {
		const consent = { version: "2026-11-1", language: "id", acceptedAtMs: 1_000 } as const;
		const template = templateOf(id, 1 + index, { createdAtMs: rights.time.clock.nowMs() });
		const change = rights.store.employees.enroll({ employeeId: id, name: `Name of ${id}`, consent }, [template], {
			replace: false,
			crops: [{ cropId: `crop-${id}`, templateId: template.templateId, image: Uint8Array.of(1, 2, 3) }],
		});
		await rights.gallery.apply(change);
	}
});
afterEach(() => {
	rights.dispose();
});

const bestOf = async (seed: number) => (await rights.gallery.search(embeddingOf(seed))).best?.employeeId;
const templatesOf = (id: typeof ana) => rights.store.employees.templates(id).length;
const actions = () => rights.store.audit.list(50).map(({ action, actor }) => `${action} by ${actor}`);

describe("withdrawing", () => {
	it("takes the face out of the index before the call returns, is audited, and ends an enrollment under way", async () => {
		expect(await bestOf(1)).toBe(ana);
		await rights.consents.withdraw(ana, "operator:3");
		expect(await bestOf(1)).toBe(budi);
		expect(actions()).toContain("consent.withdraw by operator:3");
		expect(rights.forgotten).toEqual([ana]);
	});

	it("erases the person's evidence photos at once, those of nobody else, and says how many in the audit", async () => {
		const { evidencePhotos, audit, erasures } = rights.store;
		const told = { version: "2026-11-1+evidence14", language: "id", acceptedAtMs: 1_000 } as const;
		for (const id of [ana, budi]) {
			const person = { employeeId: id, name: `Name of ${id}`, consent: told };
			rights.store.employees.enroll(person, [], { replace: false });
			const { eventId } = punch(rights.store, id);
			const image = Uint8Array.of(1, 2, 3);
			expect(evidencePhotos.add({ eventId, employeeId: id, image, takenAtMs: 1, eraseAtMs: 2 })).toBe(true);
		}
		await rights.consents.withdraw(ana, "operator:3");
		const photosOf = (id: typeof ana) => {
			const subject = erasures.find(id);
			return subject && erasures.count(subject, ["evidencePhotos"]).evidencePhotos;
		};
		expect([photosOf(ana), photosOf(budi)]).toEqual([0, 1]);
		expect(audit.list(1)).toMatchObject([{ action: "consent.withdraw", detail: { evidencePhotos: 1 } }]);
	});

	it("is refused a second time, and for nobody", async () => {
		await rights.consents.withdraw(ana, "operator:3");
		await expect(rights.consents.withdraw(ana, "operator:3")).rejects.toMatchObject({ code: "CONSENT_WITHDRAWN" });
		const nobody = rights.consents.withdraw(employeeId("QL-9"), "operator:3");
		await expect(nobody).rejects.toMatchObject({ code: "EMPLOYEE_NOT_FOUND" });
	});

	it("is undone by a new consent alone, with the face that is still stored", async () => {
		await rights.consents.withdraw(ana, "operator:3");
		await rights.time.advance(HOUR_MS);
		await rights.consents.renew(ana, { version: "2026-11-1", language: "en" }, "operator:4");
		expect(await bestOf(1)).toBe(ana);
		await expect(rights.consents.renew(ana, { version: "v", language: "id" }, "x")).rejects.toMatchObject({
			code: "NOT_FOUND",
		});
	});
});

describe("the 72 hours", () => {
	it("end with an erasure by the job, which leaves PIN and name", async () => {
		await rights.consents.withdraw(ana, "operator:3");
		await rights.time.advance(71 * HOUR_MS);
		await rights.keepUp();
		expect(templatesOf(ana)).toBe(1);
		await rights.time.advance(HOUR_MS);
		await rights.keepUp();
		expect(templatesOf(ana)).toBe(0);
		expect(templatesOf(budi)).toBe(1);
		expect(rights.store.employees.find(ana)).toMatchObject({ isActive: true, withdrawal: { eraseByMs: null } });
		expect(actions()).toContain("person.erase by schedule");
		expect(rights.certificates.list()).toMatchObject([{ cause: "withdrawal", scope: "face" }]);
	});

	it("end with nothing where the operator switched that off", async () => {
		rights.retention.saveRules({ ...defaultRetentionRules, erasesWithdrawn: false }, "operator:1");
		await rights.consents.withdraw(ana, "operator:3");
		await rights.time.advance(100 * HOUR_MS);
		await rights.keepUp();
		expect(templatesOf(ana)).toBe(1);
		expect(rights.consents.pending()).toHaveLength(1);
	});
});

describe("rules of how long", () => {
	const rules = {
		...defaultRetentionRules,
		flagUnseenDays: 30,
		eraseUnseenDays: 10,
		eraseLeftDays: 5,
		pictureDays: 20,
	};

	it("point out who was not seen, and show whom they would concern before anything is saved", async () => {
		await rights.time.advance(20 * DAY_MS);
		punch(rights.store, budi, { occurredAtMs: rights.time.clock.nowMs() });
		await rights.time.advance(15 * DAY_MS);
		expect(rights.retention.preview().people).toEqual([]);
		const { people, pictures } = rights.retention.preview(rules);
		expect(people).toMatchObject([{ employeeId: ana, rule: "unseen" }]);
		expect(people[0]?.eraseAtMs).toBe((people[0]?.sinceMs ?? 0) + 40 * DAY_MS);
		expect(pictures).toEqual({ items: 2, people: 2 });
		rights.retention.saveRules(rules, "operator:1");
		expect([...rights.retention.flaggedUnseen()]).toEqual([ana]);
		expect(templatesOf(ana)).toBe(1);
	});

	it("erase what is due, tell it, and leave the others alone", async () => {
		rights.retention.saveRules(rules, "operator:1");
		rights.store.identities.setActive(budi, false);
		await rights.time.advance(4 * DAY_MS);
		expect(await rights.retention.runDue("schedule")).toBe(0);
		await rights.time.advance(2 * DAY_MS);
		expect(await rights.retention.runDue("schedule")).toBe(1);
		expect([templatesOf(ana), templatesOf(budi)]).toEqual([1, 0]);
		await rights.time.advance(15 * DAY_MS);
		await rights.retention.runDue("schedule");
		expect(rights.store.crops.counts(CONTRACT).stored).toBe(0);
		expect(templatesOf(ana)).toBe(1);
		await rights.time.advance(25 * DAY_MS);
		await rights.retention.runDue("schedule");
		expect(templatesOf(ana)).toBe(0);
		expect(rights.retention.runs()).toMatchObject([
			{ rule: "left", people: 1, items: 1 },
			{ rule: "pictures", people: 1, items: 1 },
			{ rule: "unseen", people: 1, items: 1 },
		]);
		expect(actions().filter((action) => action === "retention.run by schedule")).toHaveLength(3);
	});

	it("concern nobody who came back in time", async () => {
		rights.retention.saveRules(rules, "operator:1");
		rights.store.identities.setActive(budi, false);
		await rights.time.advance(4 * DAY_MS);
		rights.store.identities.setActive(budi, true);
		await rights.time.advance(4 * DAY_MS);
		expect(await rights.retention.runDue("schedule")).toBe(0);
	});
});

describe("asking HRIS systems", () => {
	let hris: StandInServer;
	beforeEach(async () => {
		hris = await createStandInServer();
		const target = {
			targetId: "hris",
			kind: "webhook",
			name: "HRIS",
			settings: { url: hris.url },
			isEnabled: true,
		} as const;
		rights.store.targets.put({ ...target, createdAtMs: 1, updatedAtMs: 1 });
		rights.targetSecrets.write("hris", { secret: `whsec_${Buffer.alloc(32, 7).toString("base64")}` });
	});
	afterEach(() => hris.stop());

	const erase = () => rights.erasure.erase(ana, { scope: "person", cause: "administrator" }, "operator:1");
	const latest = (erasureId: string) => JSON.parse(rights.certificates.read(erasureId).document) as ErasureCertificate;

	it("sends the signed event, certifies the answer anew, and then forgets whom it was about", async () => {
		const { erasureId } = await erase();
		expect(latest(erasureId).systems).toEqual([{ name: "HRIS", state: "waiting", answeredAt: null }]);
		await rights.keepUp();
		expect(hris.received()).toMatchObject([
			{ type: "attendance.person.erased.v1", data: { employee_id: "QL-1", scope: "person" } },
		]);
		expect(latest(erasureId)).toMatchObject({ revision: 2, systems: [{ name: "HRIS", state: "accepted" }] });
		rights.erasure.compact();
		expect(filesWith(rights.dataDir, { name: "Name of QL-1" })).toEqual([]);
	});

	it("survives a network that is down, and a system that refuses", async () => {
		hris.answer(503);
		const { erasureId } = await erase();
		await rights.keepUp();
		expect(latest(erasureId).systems).toMatchObject([{ state: "waiting" }]);
		// Not before its time: a system in trouble is not asked every minute for ever.
		await rights.keepUp();
		expect(hris.requests()).toBe(1);
		hris.answer(422);
		await rights.time.advance(HOUR_MS);
		await rights.keepUp();
		expect(latest(erasureId).systems).toMatchObject([{ state: "refused" }]);
	});

	it("says that a system is gone when it was removed before it answered", async () => {
		hris.answer(503);
		const { erasureId } = await erase();
		await rights.keepUp();
		rights.store.targets.remove("hris");
		await rights.time.advance(HOUR_MS);
		await rights.keepUp();
		expect(latest(erasureId).systems).toMatchObject([{ state: "gone" }]);
	});
});
