// Erasing what is kept of a person: how far it goes, and what the certificate of it says.

/**
 * `face`: templates, pictures and what was made of them; the person goes on with PIN or badge. `person`: everything but the
 * attendance records, which are the record of a wage. `personAndAttendance`: those keep their place in the log without
 * telling whose they are.
 */
export const erasureScopes = ["face", "person", "personAndAttendance"] as const;
export type ErasureScope = (typeof erasureScopes)[number];
