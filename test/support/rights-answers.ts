// What a scripted host answers about consents, erasures, exports and how long data is kept.
import { implement } from "@orpc/server";
import { contract } from "../../src/contract/index.ts";
import type { EmployeeRow } from "../../src/renderer/features/employees/employee-list.ts";
import type {
	ErasureCounts,
	RetentionRules,
	SignedCertificate,
} from "../../src/renderer/features/rights/rights-types.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const counts: ErasureCounts = {
	templates: 5,
	pictures: 5,
	evidencePhotos: 0,
	dataKeys: 1,
	lookAlikes: 0,
	identity: 1,
	formerIds: 1,
	consents: 1,
	pins: 1,
	badges: 2,
	groups: 1,
	externalIds: 1,
	hrisCandidates: 1,
	deliveredBodies: 412,
	requestKeys: 0,
	auditEntries: 9,
	undeliveredBodies: 3,
	attendanceRecords: 415,
};
const none = Object.fromEntries(Object.keys(counts).map((item) => [item, 0])) as ErasureCounts;

const rules: RetentionRules = {
	flagUnseenDays: 180,
	eraseUnseenDays: 30,
	eraseLeftDays: 30,
	pictureDays: null,
	erasesWithdrawn: true,
};

function certificateAt(nowMs: number): SignedCertificate {
	const at = (ms: number) => new Date(ms).toISOString();
	const content: SignedCertificate["content"] = {
		type: "hadir.erasure-certificate.v1",
		erasureId: "0193a000-0000-7000-8000-00000000e5a1",
		revision: 2,
		issuedAt: at(nowMs),
		kiosk: { id: "0193a000-0000-7000-8000-000000000001", name: "Pintu utama", version: "0.2.0" },
		person: { commitment: "7d1f3f0f0c9c7d25a6c0dc6fd6b7f3f6f7a0a1b0b9e7c3b1a6e2c4d58f6e9a10" },
		scope: "person",
		cause: "administrator",
		withdrawnAt: at(nowMs - 20 * HOUR_MS),
		erasedAt: at(nowMs - 60_000),
		removed: { ...counts, undeliveredBodies: 0, attendanceRecords: 0 },
		remaining: none,
		searchIndex: { searched: 5, found: 0 },
		kept: { attendanceRecords: 415 },
		files: { writeAheadLogEmptied: true, databaseCompactedAt: at(nowMs - 30_000), copiesDeleted: 1 },
		backups: { lastKeptUntil: at(nowMs + 34 * DAY_MS), keptUntilRemovedByHand: 0 },
		systems: [
			{ name: "Odoo kantor pusat", state: "cannot", answeredAt: null },
			{ name: "HRIS", state: "accepted", answeredAt: at(nowMs) },
		],
	};
	return {
		content,
		document: JSON.stringify(content),
		keyId: "5d41402abc4b2a76",
		publicKey: Buffer.alloc(32, 5).toString("base64"),
		signature: Buffer.alloc(64, 9).toString("base64"),
	};
}

export function rightsProcedures(
	admin: { employees: readonly EmployeeRow[] },
	nowMs: number,
	meet: (name: string) => void,
) {
	const { rights: os } = implement(contract);
	const certificate = certificateAt(nowMs);
	const opening = { employeeId: "K-1002", reference: "7F3K-92QD-HM4T-XW8B" };
	const withdrawn = () => admin.employees.filter(({ withdrawal }) => withdrawal !== null);
	const change = (employeeId: string, withdrawal: EmployeeRow["withdrawal"]) => {
		admin.employees = admin.employees.map((row) => (row.employeeId === employeeId ? { ...row, withdrawal } : row));
	};
	const consent = { version: "2026-11-2", language: "id" as const, atMs: nowMs - 90 * DAY_MS, takenBy: "Rina Hapsari" };
	return {
		consents: os.consents.handler(({ input }) => {
			const own = admin.employees.find(({ employeeId }) => employeeId === input.employeeId)?.withdrawal ?? null;
			const ended = own && { atMs: own.atMs, takenBy: "Rina Hapsari" };
			const reference = own?.eraseByMs ? opening.reference : null;
			return { history: [{ accepted: consent, withdrawn: ended }], reference };
		}),
		withdraw: os.withdraw.handler(({ input }) => {
			meet("rights.withdraw");
			const eraseByMs = nowMs + 72 * HOUR_MS;
			change(input.employeeId, { atMs: nowMs, eraseByMs });
			return { reference: opening.reference, eraseByMs };
		}),
		renew: os.renew.handler(({ input }) => {
			change(input.employeeId, null);
			return {};
		}),
		survey: os.survey.handler(() => ({ ...counts })),
		erase: os.erase.handler(() => {
			meet("rights.erase");
			return { erasureId: certificate.content.erasureId, certificate, opening };
		}),
		certificates: os.certificates.handler(() =>
			(["person", "face"] as const).map((scope, index) => ({
				erasureId: `${certificate.content.erasureId.slice(0, -1)}${index}`,
				scope,
				cause: index === 0 ? ("administrator" as const) : ("withdrawal" as const),
				erasedAtMs: nowMs - (index + 1) * DAY_MS,
				compactedAtMs: index === 0 ? null : nowMs - DAY_MS,
				compactionMs: index === 0 ? null : 240,
				requests: [
					{ target: "HRIS", state: index === 0 ? ("waiting" as const) : ("accepted" as const), answeredAtMs: null },
				],
			})),
		),
		certificate: os.certificate.handler(() => certificate),
		compact: os.compact.handler(() => ({ durationMs: 2_300, erasures: 1 })),
		exportPerson: os.exportPerson.handler(
			() => new File(["<!doctype html>"], "hadir-data.html", { type: "text/html" }),
		),
		overview: os.overview.handler(() => ({
			rules,
			runs: [{ rule: "left" as const, atMs: nowMs - 5 * DAY_MS, people: 2, items: 10 }],
			compaction: { waiting: 1, bytes: 180 * 1_048_576 },
		})),
		preview: os.preview.handler(() => ({
			people: [
				...withdrawn().map(({ employeeId, name, withdrawal }) => ({
					employeeId,
					name,
					rule: "withdrawn" as const,
					sinceMs: withdrawal?.atMs ?? 0,
					eraseAtMs: withdrawal?.eraseByMs ?? null,
				})),
				{
					employeeId: "K-1007",
					name: "I Gede Wirawan",
					rule: "unseen" as const,
					sinceMs: nowMs - 190 * DAY_MS,
					eraseAtMs: nowMs + 20 * DAY_MS,
				},
			],
			pictures: { items: 0, people: 0 },
		})),
		saveRules: os.saveRules.handler(() => ({})),
		runRules: os.runRules.handler(() => ({ people: 0 })),
		attention: os.attention.handler(() => ({
			withdrawn: withdrawn().flatMap(({ employeeId, name, withdrawal }) =>
				withdrawal?.eraseByMs ? [{ employeeId, name, eraseByMs: withdrawal.eraseByMs }] : [],
			),
			erasesWithdrawn: true,
			flaggedUnseen: admin.employees.filter(({ isFlaggedUnseen }) => isFlaggedUnseen).length,
		})),
	};
}
