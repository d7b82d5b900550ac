// Groups of people and the shift plan.
import { actorOf } from "./context.ts";
import { readEmployeeId } from "./input.ts";
import type { Procedures } from "./procedures.ts";
import type { Services } from "./services.ts";

export function implementGroups({ groups: procedures }: Procedures, { groups }: Services) {
	return {
		list: procedures.list.handler(() => groups.list()),
		save: procedures.save.handler(({ input, context }) => ({ groupId: groups.save(input, actorOf(context)) })),
		remove: procedures.remove.handler(({ input, context }) => {
			groups.remove(input.groupId, actorOf(context));
			return {};
		}),
		members: procedures.members.handler(() => groups.members()),
		assign: procedures.assign.handler(({ input, context }) => {
			const employeeIds = input.employeeIds.map((employeeId) => readEmployeeId(employeeId, "employeeIds"));
			groups.assign(employeeIds, input.groupId, actorOf(context));
			return {};
		}),
	};
}

export function implementShifts({ shifts: procedures }: Procedures, { shifts }: Services) {
	return {
		list: procedures.list.handler(() => shifts.list()),
		save: procedures.save.handler(({ input: { shiftId, ...draft }, context }) => {
			shifts.save(shiftId, draft, actorOf(context));
			return {};
		}),
		remove: procedures.remove.handler(({ input, context }) => {
			shifts.remove(input.shiftId, actorOf(context));
			return {};
		}),
		importFile: procedures.importFile.handler(({ input, context }) => shifts.importFile(input.csv, actorOf(context))),
		exportFile: procedures.exportFile.handler(({ input }) => ({ csv: shifts.exportFile(input.language) })),
	};
}
