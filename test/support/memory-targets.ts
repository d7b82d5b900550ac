// Targets in memory, for tests of rules.
import type { Target } from "../../src/core/domain/delivery/target.ts";
import type { TargetStore } from "../../src/core/ports/stores.ts";

export function createMemoryTargets(...given: readonly Target[]): TargetStore {
	const targets = new Map(given.map((target) => [target.targetId, target]));
	return {
		list: () => [...targets.values()],
		find: (targetId) => targets.get(targetId) ?? null,
		put: (target) => void targets.set(target.targetId, target),
		remove(targetId) {
			targets.delete(targetId);
			return 0;
		},
	};
}

export function webhookTarget(changes: Partial<Target> = {}): Target {
	return {
		targetId: "hris",
		kind: "webhook",
		name: "HRIS",
		settings: { url: "https://hris.example/hook?key=secret" },
		isEnabled: true,
		createdAtMs: 1,
		updatedAtMs: 1,
		...changes,
	};
}
