// Who works behind the PIN, and which systems hold a key.
import type { Operator } from "../core/domain/operator.ts";
import { actorOf, type RequestContext } from "./context.ts";
import type { Procedures } from "./procedures.ts";
import type { Services } from "./services.ts";

export function implementOperators({ operators: procedures }: Procedures, { operators }: Pick<Services, "operators">) {
	const view = ({ operatorId, name, role, pinSetAtMs, createdAtMs }: Operator, context: RequestContext) => ({
		operatorId,
		name,
		role,
		pinSetAtMs,
		createdAtMs,
		isSelf: context.connection.supervisor.operator()?.operatorId === operatorId,
	});
	return {
		list: procedures.list.handler(({ context }) => operators.list().map((operator) => view(operator, context))),
		add: procedures.add.handler(async ({ input, context }) => {
			const { generatedPin, ...operator } = await operators.add(input, actorOf(context));
			return { operator: view(operator, context), generatedPin };
		}),
		change: procedures.change.handler(({ input: { operatorId, ...request }, context }) => ({
			operator: view(operators.change(operatorId, request, actorOf(context)), context),
		})),
		setPin: procedures.setPin.handler(({ input, context }) =>
			operators.setPin(input.operatorId, input.pin, actorOf(context)),
		),
		remove: procedures.remove.handler(({ input, context }) => {
			operators.remove(input.operatorId, actorOf(context));
			return {};
		}),
	};
}

export function implementApiKeys({ apiKeys: procedures }: Procedures, { apiKeys }: Pick<Services, "apiKeys">) {
	return {
		list: procedures.list.handler(() => apiKeys.list()),
		create: procedures.create.handler(({ input, context }) => apiKeys.create(input, actorOf(context))),
		rotate: procedures.rotate.handler(({ input, context }) =>
			apiKeys.rotate(input.keyId, input.graceDays, actorOf(context)),
		),
		revoke: procedures.revoke.handler(({ input, context }) => {
			apiKeys.revoke(input.keyId, actorOf(context));
			return {};
		}),
	};
}
