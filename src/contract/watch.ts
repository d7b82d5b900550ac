// The screen's page gives a sign of life.
import { oc } from "@orpc/contract";
import { z } from "zod";
import { MAX_FAULTS_IN_BEAT, pageFaultKinds, pagePlaces, pageRefreshes } from "../core/domain/operation/page-beat.ts";
import { contractErrors } from "./errors.ts";

export { MAX_FAULTS_IN_BEAT };

const procedure = oc.errors(contractErrors);
const durationSchema = z.int().min(0);

export const watchContract = {
	/**
	 * Every second while the page can draw. The host answers whether the page should load itself anew, which it does when
	 * nobody is at it. Of faults no more are counted than a broken page could sensibly tell.
	 */
	report: procedure
		.input(
			z.object({
				place: z.enum(pagePlaces),
				idleMs: durationSchema,
				ageMs: durationSchema,
				heapBytes: z.int().min(0).nullable(),
				isLeaving: z.boolean(),
				faults: z
					.array(z.object({ kind: z.enum(pageFaultKinds), recoveredAfterMs: durationSchema.nullable() }))
					.max(MAX_FAULTS_IN_BEAT)
					.readonly(),
			}),
		)
		.output(z.object({ refresh: z.enum(pageRefreshes).nullable() })),
};
