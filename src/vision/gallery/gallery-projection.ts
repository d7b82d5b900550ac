// Keeps the index in the inference process in step with the store, through reloads and deaths.
import { AppError } from "../../core/domain/errors.ts";
import type { Log } from "../../core/ports/environment.ts";
import type { GalleryChange, GalleryEntry, GallerySnapshot, GallerySource } from "../../core/ports/gallery.ts";
import type { InferenceConnection } from "../inference/inference-connection.ts";
import { appliedSchema, doneSchema } from "../inference/inference-protocol.ts";

const CHUNK_TEMPLATES = 512;
const CALL_TIMEOUT_MS = 30_000;
/** Changes that keep overtaking the reload this often mean a broken source. */
const MAX_RELOADS = 5;

export interface GalleryProjection {
	/** Takes a probe to where the index's entries are. */
	protect(probe: Float32Array): Float32Array;
	/** Fills the index from the source; returns when it has caught up with every change known by then. */
	load(): Promise<void>;
	/**
	 * Applies a change that the store has committed, after the reload under way if there is one; reloads when it does
	 * not follow on what the index has. Rejects with ENGINE_RESTARTED when the process dies: the next one's load has it.
	 */
	apply(change: GalleryChange): Promise<void>;
}

export interface GalleryProjectionDeps {
	readonly source: GallerySource;
	readonly connection: InferenceConnection;
	readonly templateContractId: string;
	/** Folder on a disk for what the index does not keep in memory, encrypted. */
	readonly scratchDir: string;
	readonly log: Log;
}

export function createGalleryProjection(deps: GalleryProjectionDeps): GalleryProjection {
	const { source, connection, templateContractId, scratchDir, log } = deps;
	/** Changes that came while a reload was under way; null when none is. */
	let deferred: GalleryChange[] | null = null;
	let reloading: Promise<void> | null = null;
	/** Of the snapshot that the index is filled from. */
	let protect: GallerySnapshot["protect"] | null = null;

	function toIndex(embedding: Float32Array): Float32Array {
		if (!protect) throw new AppError("ENGINE_UNAVAILABLE", {}, { detail: "gallery is not loaded" });
		return protect(embedding);
	}

	async function sendSnapshot(): Promise<void> {
		const snapshot = source.snapshot(templateContractId);
		protect = snapshot.protect;
		await connection.call({ kind: "galleryStart", scratchDir }, doneSchema, CALL_TIMEOUT_MS);
		for (const entries of inChunks(snapshot.entries))
			await connection.call({ kind: "galleryLoad", entries }, doneSchema, CALL_TIMEOUT_MS);
		await connection.call({ kind: "galleryFinish", revision: snapshot.revision }, doneSchema, CALL_TIMEOUT_MS);
	}

	function send(change: GalleryChange): Promise<boolean> {
		const upserted = change.upserted.map((entry) => ({ ...entry, embedding: toIndex(entry.embedding) }));
		const request = { kind: "galleryApply", change: { ...change, upserted } } as const;
		return connection.call(request, appliedSchema, CALL_TIMEOUT_MS);
	}

	/** Returns false when a deferred change does not follow: the source must be read again. */
	async function catchUp(): Promise<boolean> {
		while (deferred && deferred.length > 0) {
			const changes = deferred.sort((a, b) => a.revision - b.revision);
			deferred = [];
			for (const change of changes) if (!(await send(change))) return false;
		}
		// In the same turn as the check above, so that no change falls between the reload and direct application.
		deferred = null;
		return true;
	}

	async function loadUntilCaughtUp(): Promise<void> {
		for (let attempt = 1; attempt <= MAX_RELOADS; attempt++) {
			// In one turn with the snapshot: what was deferred before is in it.
			deferred = [];
			await sendSnapshot();
			if (await catchUp()) return;
		}
		log.error({ reloads: MAX_RELOADS }, "gallery changes do not follow on the store's snapshot");
	}

	function load(): Promise<void> {
		reloading ??= loadUntilCaughtUp().finally(() => {
			deferred = null;
			reloading = null;
		});
		return reloading;
	}

	return {
		protect: toIndex,
		load,
		async apply(committed) {
			const change = withinContract(committed, templateContractId);
			if (deferred) {
				deferred.push(change);
				await reloading;
				return;
			}
			if (await send(change)) return;
			log.warn({ revision: change.revision }, "gallery change does not follow, reloading the index");
			await load();
		},
	};
}

/** A template of another contract has no place in the index, nor has one that moved to another contract. */
function withinContract(change: GalleryChange, templateContractId: string): GalleryChange {
	const foreign = change.upserted.filter((entry) => entry.templateContractId !== templateContractId);
	return {
		...change,
		upserted: change.upserted.filter((entry) => !foreign.includes(entry)),
		removedTemplateIds: [...change.removedTemplateIds, ...foreign.map(({ templateId }) => templateId)],
	};
}

function* inChunks(entries: Iterable<GalleryEntry>): Generator<GalleryEntry[]> {
	let chunk: GalleryEntry[] = [];
	for (const { templateId, employeeId, embedding } of entries) {
		chunk.push({ templateId, employeeId, embedding });
		if (chunk.length < CHUNK_TEMPLATES) continue;
		yield chunk;
		chunk = [];
	}
	if (chunk.length > 0) yield chunk;
}
