// What the scripted host answers about operators and API keys.
import { implement } from "@orpc/server";
import { contract } from "../../src/contract/index.ts";
import type { ListedApiKey, ListedOperator } from "../../src/renderer/client/types.ts";
import type { AdminScript } from "./admin-answers.ts";

const DAY_MS = 86_400_000;

function operators({ operator }: AdminScript, nowMs: number): ListedOperator[] {
	const people = [
		{ name: "Rina Hapsari", role: "administrator", days: 240 },
		{ name: "Bagus Prasetyo", role: "supervisor", days: 90 },
		{ name: "Muhammad Fadhilah Kusumawardhani", role: "supervisor", days: 31 },
		{ name: "Sari Wulandari", role: "auditor", days: 12 },
	] as const;
	return people.map(({ name, role, days }, index) => ({
		operatorId: `o-${index + 1}`,
		name,
		role,
		pinSetAtMs: nowMs - days * DAY_MS,
		createdAtMs: nowMs - days * DAY_MS,
		isSelf: name === operator.name,
	}));
}

function apiKeys(nowMs: number): ListedApiKey[] {
	const key = { createdAtMs: nowMs - 60 * DAY_MS, previousValidUntilMs: null, state: "active" } as const;
	return [
		{
			...key,
			keyId: "k-1",
			name: "Aplikasi gaji",
			scopes: ["read"],
			expiresAtMs: nowMs + 120 * DAY_MS,
			lastUsedAtMs: nowMs - 5 * 60_000,
			previousValidUntilMs: nowMs + 2 * DAY_MS,
		},
		{
			...key,
			keyId: "k-2",
			name: "Gerbang parkir",
			scopes: ["recognise", "punch"],
			expiresAtMs: nowMs - 3 * DAY_MS,
			lastUsedAtMs: nowMs - 4 * DAY_MS,
			state: "expired",
		},
		{
			...key,
			keyId: "first-start",
			name: "First start",
			scopes: ["recognise", "register", "punch", "read", "admin"],
			expiresAtMs: null,
			lastUsedAtMs: null,
		},
	];
}

export function accessProcedures(admin: AdminScript, nowMs: number, meet: (procedure: string) => void) {
	const os = implement(contract);
	const [operator] = operators(admin, nowMs);
	const [apiKey] = apiKeys(nowMs);
	if (!operator || !apiKey) throw new Error("there is nobody");
	const made = { key: apiKey, secret: "hadir_example-key-that-opens-nothing-0123456789abc" };
	return {
		operators: {
			list: os.operators.list.handler(() => operators(admin, nowMs)),
			add: os.operators.add.handler(({ input: { pin } }) => {
				meet("operators.add");
				return { operator, generatedPin: pin === null ? "482915" : null };
			}),
			change: os.operators.change.handler(() => {
				meet("operators.change");
				return { operator };
			}),
			setPin: os.operators.setPin.handler(({ input: { pin } }) => {
				meet("operators.setPin");
				return { generatedPin: pin === null ? "482915" : null };
			}),
			remove: os.operators.remove.handler(() => {
				meet("operators.remove");
				return {};
			}),
		},
		apiKeys: {
			list: os.apiKeys.list.handler(() => apiKeys(nowMs)),
			create: os.apiKeys.create.handler(() => made),
			rotate: os.apiKeys.rotate.handler(() => made),
			revoke: os.apiKeys.revoke.handler(() => ({})),
		},
	};
}
