// What a scripted host answers about targets: one webhook, and as many refused punches as the script has.
import { implement } from "@orpc/server";
import { contract } from "../../src/contract/index.ts";
import type { Script } from "./scripted-host.ts";

const TIME_MS = Date.UTC(2026, 10, 2, 1, 1, 12);

export function targetProcedures(script: Script) {
	const { targets: os } = implement(contract);
	const hris = {
		targetId: "hris",
		kind: "webhook" as const,
		name: "HRIS",
		settings: { url: "https://hris.example/hook" },
		isEnabled: true,
		createdAtMs: TIME_MS,
		updatedAtMs: TIME_MS,
		place: "hris.example",
		storedSecrets: ["secret"],
		hasEmployeeList: false,
		usesExternalIds: false,
		lastPull: null,
	};
	const odoo = {
		...hris,
		targetId: "odoo",
		kind: "odoo" as const,
		name: "Odoo",
		settings: { url: "https://odoo.example", database: "", employeeField: "barcode", pullHours: 24 },
		place: "odoo.example",
		storedSecrets: ["apiKey"],
		hasEmployeeList: true,
		usesExternalIds: true,
		lastPull: { atMs: TIME_MS - 3_600_000, listed: 48, errorCode: null, errorDetail: null },
	};
	return {
		list: os.list.handler(() => [hris, odoo]),
		save: os.save.handler(() => hris),
		countEarlier: os.countEarlier.handler(() => ({ events: 1_284 })),
		remove: os.remove.handler(() => ({})),
		check: os.check.handler(() => ({
			ok: false as const,
			errorCode: "HRIS_TLS" as const,
			detail: "CERT_HAS_EXPIRED",
		})),
		deadLetters: os.deadLetters.handler(() =>
			Array.from({ length: script.status.sync.deadLetters }, (_, index) => ({
				outboxId: index + 1,
				targetId: "hris",
				targetName: "HRIS",
				punch: {
					eventId: `0193-${index}`,
					employeeId: `K-${1001 + index}`,
					name: ["Rafika Anggraini", "Bagus Prasetyo"][index % 2] ?? "",
					direction: "IN" as const,
					occurredAt: new Date(TIME_MS - index * 61_000).toISOString(),
					method: "face" as const,
					confidence: "high" as const,
				},
				attempts: 1,
				diedAtMs: TIME_MS,
				errorCode: index === 0 ? "EXTERNAL_ID_MISSING" : "HRIS_REJECTED",
				errorDetail: index === 0 ? "K-1001" : "HTTP 422",
				waitingBehind: index,
			})),
		),
		pull: os.pull.handler(() => ({ atMs: TIME_MS, listed: 48, errorCode: null, errorDetail: null })),
		people: os.people.handler(() => [
			{ employeeId: "K-1003", name: "Sari Wulandari", isActive: true, typedId: null, pulledId: null },
			{ employeeId: "K-1001", name: "Rafika Anggraini", isActive: true, typedId: null, pulledId: "17" },
			{ employeeId: "K-1002", name: "Bagus Prasetyo", isActive: true, typedId: "99", pulledId: "18" },
		]),
		setExternalId: os.setExternalId.handler(() => ({})),
		notEnrolled: os.notEnrolled.handler(() => [
			{ employeeId: "K-2001", name: "Putri Handayani" },
			{ employeeId: "K-2002", name: "Joko Susilo" },
		]),
		replay: os.replay.handler(() => ({ replayed: script.status.sync.deadLetters })),
		skip: os.skip.handler(() => ({})),
	};
}
