import type { HadirClient } from "../../client/types.ts";

/** A kit with its code, as the host tells it once. */
export type NewKit = Awaited<ReturnType<HadirClient["recovery"]["begin"]>>;
/** The kit in force. */
export type KeptKit = Awaited<ReturnType<HadirClient["recovery"]["confirm"]>>;
