// Whether the database takes a write now: what a read, or a write that is rolled back, does not tell of a full disk.
import { z } from "zod";
import type { Clock } from "../../core/ports/environment.ts";
import type { Connection } from "./connection.ts";
import { createJsonSetting } from "./json-setting.ts";

/** Commits one small row, the same at each call. Throws STORAGE_UNAVAILABLE. */
export function createWriteProbe(connection: Connection, clock: Pick<Clock, "nowMs">): () => void {
	const probe = createJsonSetting({ connection, clock, key: "health.writeProbe", schema: z.int() });
	return () => probe.write(clock.nowMs());
}
