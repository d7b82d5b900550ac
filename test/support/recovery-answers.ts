// What a scripted host answers about its recovery paper and its keys: every screen sees the same code, which opens nothing.
import { implement, ORPCError } from "@orpc/server";
import { contract, type HadirClient } from "../../src/contract/index.ts";
import { toRecoveryGroups } from "../../src/core/domain/codes/recovery-code.ts";
import { errorCatalogue } from "../../src/core/domain/errors.ts";
import type { Operator } from "../../src/renderer/client/types.ts";

type Kit = Awaited<ReturnType<HadirClient["recovery"]["kit"]>>["kit"];
type NameProtection = Awaited<ReturnType<HadirClient["keys"]["names"]>>;
type KeyCare = Awaited<ReturnType<HadirClient["keys"]["status"]>>;

/** How it stands with paper and keys. */
export interface RecoveryScript {
	readonly kit: Kit;
	readonly care: KeyCare;
	/** Not sealed unless it says so. */
	readonly names?: NameProtection;
}

export const plainRecovery: RecoveryScript = {
	kit: { kitId: "7C21F0A4", createdAtMs: Date.UTC(2026, 9, 5, 3), isVoid: false },
	care: { templatesWaiting: 0, isRotating: false, keysWaiting: 0 },
};

export const scriptedCode = toRecoveryGroups(Uint8Array.from({ length: 20 }, (_, i) => (i * 73 + 19) % 256));

export function recoveryProcedures(script: RecoveryScript, operator: Operator, meet: (name: string) => void) {
	const { recovery, keys } = implement(contract);
	let { kit, names = { isOn: false, waiting: 0, isDone: true } } = script;
	const newKit = { kitId: "3B90DE52", createdAtMs: Date.UTC(2026, 10, 2, 1), groups: scriptedCode, asked: [1, 4, 6] };
	return {
		recovery: {
			kit: recovery.kit.handler(() => ({ kit })),
			begin: recovery.begin.handler(() => newKit),
			confirm: recovery.confirm.handler(({ input }) => {
				meet("recovery.confirm");
				const wrong = newKit.asked.filter(
					(position) => input.typed.find((typed) => typed.position === position)?.group !== scriptedCode[position],
				);
				const data = { positions: wrong.map((position) => String(position + 1)) };
				const { status } = errorCatalogue.RECOVERY_CHECK_FAILED;
				if (wrong.length > 0) throw new ORPCError("RECOVERY_CHECK_FAILED", { defined: true, status, data });
				kit = { kitId: newKit.kitId, createdAtMs: newKit.createdAtMs, isVoid: false };
				return kit;
			}),
			resetPin: recovery.resetPin.handler(() => {
				meet("recovery.resetPin");
				return { operator, kit: newKit };
			}),
		},
		keys: {
			status: keys.status.handler(() => script.care),
			revokeTemplates: keys.revokeTemplates.handler(() => ({ ...script.care, templatesWaiting: 340 })),
			names: keys.names.handler(() => names),
			protectNames: keys.protectNames.handler(({ input }) => {
				names = { isOn: input.isOn, waiting: 340, isDone: false };
				return names;
			}),
			rotate: keys.rotate.handler(() => ({ ...script.care, isRotating: true, keysWaiting: 68 })),
		},
	};
}
