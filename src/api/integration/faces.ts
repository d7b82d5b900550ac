// The old service's calls about faces.
import type { EmployeeSummary } from "../../core/domain/employee.ts";
import { parseEmployeeId } from "../../core/domain/employee.ts";
import { AppError } from "../../core/domain/errors.ts";
import type { LivenessMode } from "../../core/domain/liveness-policy.ts";
import type { ImageDecision } from "../../core/services/recognition-service.ts";
import { actorOf } from "../context.ts";
import { readEmployeeId, readImage } from "../input.ts";
import type { Procedures } from "../procedures.ts";
import type { RouterEnvironment, Services } from "../services.ts";
import { createDistanceScale, type DistanceScale } from "./distance.ts";

/** Kept from the old service: clients compare it. */
const NO_MATCH_REASON = "Tidak ada wajah cocok.";

export function implementFaces(
	{ integration: procedures }: Procedures,
	{ employees, recognition, engine }: Services,
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
			await employees.remove(employeeId, actorOf(context));
			return { status: "success" as const, data: { employee_id: employeeId, deleted: true as const } };
		}),
	};
}

function toUser(employee: EmployeeSummary) {
	return { employee_id: employee.employeeId, name: employee.name, num_embeddings: employee.templateCount };
}

interface Told {
	readonly scale: DistanceScale;
	readonly livenessMode: LivenessMode;
	readonly livenessLayers: readonly string[];
}

function toRecogniseData(decision: ImageDecision, { scale, livenessMode, livenessLayers }: Told) {
	const { match } = decision;
	if (!match)
		return {
			match: false as const,
			liveness_ok: false as const,
			reason: refusalReason(decision),
			liveness_model: livenessLayers.join("+"),
			debug_liveness: describeLiveness(decision),
		};
	// Whoever relies on an answer must see in it that nothing kept a photograph out.
	const ungated = livenessMode === "enforce" ? {} : { liveness_mode: livenessMode };
	const live = { threshold: scale.threshold, liveness_ok: true as const, ...ungated };
	if (match.kind === "match")
		return {
			match: true as const,
			employee_id: match.employeeId,
			name: match.name ?? match.employeeId,
			distance: scale.distanceOf(match.similarity),
			confidence: match.confidence,
			...live,
		};
	const bestDistance = match.bestSimilarity === null ? null : scale.distanceOf(match.bestSimilarity);
	return { match: false as const, reason: NO_MATCH_REASON, best_distance: bestDistance, ...live };
}

function refusalReason({ quality, liveness }: ImageDecision): "quality_low" | "spoof_detected" | "liveness_uncertain" {
	if (quality !== null) return "quality_low";
	return liveness === "attack" ? "spoof_detected" : "liveness_uncertain";
}

/** `verdict=uncertain layer=0.512 other=0.603`, for whoever supports the installation. */
function describeLiveness({ liveness, livenessScores, quality }: ImageDecision): string {
	const scores = livenessScores.map(({ layer, live }) => `${layer}=${live.toFixed(3)}`);
	return [`verdict=${liveness}`, ...(quality ? [`quality=${quality}`] : []), ...scores].join(" ");
}
