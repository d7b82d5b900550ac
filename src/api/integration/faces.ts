// The old service's calls about faces.
import type { EmployeeSummary } from "../../core/domain/employee.ts";
import { parseEmployeeId } from "../../core/domain/employee.ts";
import { AppError } from "../../core/domain/errors.ts";
import { actorOf } from "../context.ts";
import { readEmployeeId, readImage } from "../input.ts";
import type { Procedures } from "../procedures.ts";
import type { RouterEnvironment, Services } from "../services.ts";
import { createDistanceScale } from "./distance.ts";
import { toRecogniseData } from "./recognise-data.ts";

export function implementFaces(
	{ integration: procedures }: Procedures,
	{ employees, recognition, engine, rights }: Services,
	{ livenessMode, legacyDistance }: RouterEnvironment,
) {
	return {
		register: procedures.register.handler(async ({ input, context }) => {
			const employeeId = readEmployeeId(input.employee_id, "employee_id");
			const image = await readImage(input.image, "image");
			const summary = await employees.register({ employeeId, name: input.name }, image, actorOf(context));
			return { status: "success" as const, data: toUser(summary) };
		}),
		recognize: procedures.recognize.handler(async ({ input }) => {
			const decision = await recognition.recogniseImage(await readImage(input.image, "image"));
			const { matchThresholds, livenessLayers } = await engine.describe();
			const scale = createDistanceScale(matchThresholds.low, legacyDistance);
			return { status: "success" as const, data: toRecogniseData(decision, { scale, livenessMode, livenessLayers }) };
		}),
		users: procedures.users.handler(async () => ({
			status: "success" as const,
			data: (await employees.list()).map(toUser),
		})),
		deleteUser: procedures.deleteUser.handler(async ({ input, context }) => {
			const employeeId = parseEmployeeId(input.employee_id);
			if (!employeeId) throw new AppError("EMPLOYEE_NOT_FOUND");
			await rights.erasure.erase(employeeId, { scope: "person", cause: "system" }, actorOf(context));
			return { status: "success" as const, data: { employee_id: employeeId, deleted: true as const } };
		}),
	};
}

function toUser(employee: EmployeeSummary) {
	return { employee_id: employee.employeeId, name: employee.name, num_embeddings: employee.templateCount };
}
