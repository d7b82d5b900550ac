// The people who are enrolled.
import { toPunchView } from "../core/domain/attendance/punch-view.ts";
import { actorOf } from "./context.ts";
import { readEmployeeId } from "./input.ts";
import type { Procedures } from "./procedures.ts";
import type { Services } from "./services.ts";

export function implementEmployees({ employees: procedures }: Procedures, { people }: Pick<Services, "people">) {
	const idOf = ({ employeeId }: { readonly employeeId: string }) => readEmployeeId(employeeId, "employeeId");
	return {
		list: procedures.list.handler(() => people.list()),
		details: procedures.details.handler(async ({ input }) => {
			const { punches, ...details } = await people.details(idOf(input));
			return { ...details, punches: punches.map(toPunchView) };
		}),
		picture: procedures.picture.handler(async ({ input }) => {
			const picture = await people.picture(idOf(input));
			return new File([new Uint8Array(picture)], "face.jpg", { type: "image/jpeg" });
		}),
		rename: procedures.rename.handler(({ input, context }) => {
			people.rename(idOf(input), input.name, actorOf(context));
			return {};
		}),
		setActive: procedures.setActive.handler(({ input, context }) => {
			people.setActive(idOf(input), input.isActive, actorOf(context));
			return {};
		}),
		changeId: procedures.changeId.handler(async ({ input, context }) => {
			await people.changeId(idOf(input), readEmployeeId(input.to, "to"), actorOf(context));
			return {};
		}),
		merge: procedures.merge.handler(async ({ input, context }) => {
			await people.merge(idOf(input), readEmployeeId(input.into, "into"), actorOf(context));
			return {};
		}),
	};
}
