// Brings templates under the newest key, a few rows at a time: those of versions before 0.3, which are under none, and all
// of them after a revocation. Each step is a transaction and the rows say what is left, so it may end at any moment.
import { z } from "zod";
import type { Clock } from "../../core/ports/environment.ts";
import type { TemplateKeyStore } from "../../core/ports/installation-keys.ts";
import type { Connection } from "../database/connection.ts";
import { blobField } from "../database/row-schemas.ts";
import type { Keyring } from "../keys/keyring.ts";
import { sealEmbedding, unsealEmbedding } from "./template-sealing.ts";

/** About 50 ms of work for 512 dimensions: the kiosk goes on recording between two steps. */
const ROWS_A_STEP = 50;

const row = z.object({
	templateKey: z.int(),
	templateId: z.string(),
	personKey: z.int(),
	templateContractId: z.string(),
	keyGeneration: z.int(),
	sealedEmbedding: blobField,
});

export interface TemplateKeyStoreDeps {
	readonly connection: Connection;
	readonly keyring: Keyring;
	readonly clock: Pick<Clock, "nowMs">;
}

export function createTemplateKeyStore(deps: TemplateKeyStoreDeps): TemplateKeyStore {
	const { connection, keyring, clock } = deps;
	const { installation: keys, templates: protection } = keyring;
	const page = connection.query(
		`SELECT template_key AS templateKey, template_id AS templateId, person_key AS personKey,
			template_contract_id AS templateContractId, key_generation AS keyGeneration,
			sealed_embedding AS sealedEmbedding
		 FROM templates WHERE key_generation < @generation
		 ORDER BY key_generation, template_key LIMIT ${ROWS_A_STEP}`,
		row,
	);
	const count = connection.query(
		"SELECT count(*) AS waiting FROM templates WHERE key_generation < @generation",
		z.object({ waiting: z.int() }),
	);
	const rewrite = connection.command(
		`UPDATE templates SET sealed_embedding = @sealedEmbedding, key_generation = @generation
		 WHERE template_key = @templateKey`,
	);
	const setAside = connection.command(
		"UPDATE templates SET key_generation = @generation WHERE template_key = @templateKey",
	);

	function convert(found: z.output<typeof row>, generation: number): void {
		const { templateKey, templateContractId, keyGeneration } = found;
		const dataKey = keyring.find(found.personKey);
		const stored = dataKey && unsealEmbedding(dataKey, found.sealedEmbedding, found);
		if (!dataKey || !stored) {
			// An altered row opens under no generation: it stays unreadable, and is not met again and again.
			setAside.run({ templateKey, generation });
			return;
		}
		const moved = protection.move(stored, { templateContractId, from: keyGeneration, to: generation });
		const sealedEmbedding = sealEmbedding(dataKey, moved, { ...found, keyGeneration: generation });
		rewrite.run({ templateKey, generation, sealedEmbedding });
	}

	function step(): boolean {
		const isLeft = connection.transaction(() => {
			const first = count.get({ generation: Math.max(1, keys.newest("template")) })?.waiting ?? 0;
			if (first === 0) return false;
			const generation = protection.writingGeneration(clock.nowMs());
			for (const found of page.all({ generation })) convert(found, generation);
			return true;
		});
		if (isLeft) return true;
		const newest = keys.newest("template");
		if (newest > 1 && keys.find("template", newest - 1)) {
			keys.destroyBefore("template", newest);
			connection.emptyWriteAheadLog();
		}
		return false;
	}

	return {
		waiting: () => count.get({ generation: Math.max(1, keys.newest("template")) })?.waiting ?? 0,
		revoke: () => connection.transaction(() => keys.create("template", clock.nowMs())),
		step,
	};
}
