// The recovery kit, and the keys that everything at rest is under.
import { actorOf } from "./context.ts";
import type { Procedures } from "./procedures.ts";
import type { Services } from "./services.ts";

export function implementRecovery(
	{ recovery: procedures }: Procedures,
	{ recovery, supervisor }: Pick<Services, "recovery" | "supervisor">,
) {
	return {
		kit: procedures.kit.handler(() => ({ kit: recovery.kit() })),
		begin: procedures.begin.handler(() => recovery.begin()),
		confirm: procedures.confirm.handler(({ input, context }) =>
			recovery.confirm(input.kitId, input.typed, actorOf(context)),
		),
		resetPin: procedures.resetPin.handler(async ({ input, context }) => {
			const kit = await recovery.resetPin(input.groups, input.newPin);
			const operator = await supervisor.verifyPin(input.newPin);
			context.connection.supervisor.unlock(operator);
			return { operator: { name: operator.name, role: operator.role }, kit };
		}),
	};
}

export function implementKeys(
	{ keys: procedures }: Procedures,
	{ keyCare, nameProtection }: Pick<Services, "keyCare" | "nameProtection">,
) {
	return {
		status: procedures.status.handler(() => keyCare.status()),
		revokeTemplates: procedures.revokeTemplates.handler(({ context }) => keyCare.revokeTemplates(actorOf(context))),
		names: procedures.names.handler(() => nameProtection.status()),
		protectNames: procedures.protectNames.handler(({ input, context }) =>
			nameProtection.set(input.isOn, actorOf(context)),
		),
		rotate: procedures.rotate.handler(({ context }) => keyCare.rotateMasterKey(actorOf(context))),
	};
}
