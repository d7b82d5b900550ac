// Everything that is kept of one person, for that person: the right of access of UU PDP 27/2022, article 7 (GDPR, article 15).
import type { ErasureItem } from "./erasure.ts";

export const PERSON_EXPORT_TYPE = "hadir.person-export.v1";

export interface ExportOptions {
	/** The templates' numbers too, not only how many there are. */
	readonly withNumbers: boolean;
}

/** What a file holds of a person beside the rows that core knows as its own. Times are epoch milliseconds. */
export interface PersonDossier {
	readonly groupName: string | null;
	readonly pictures: readonly {
		readonly pose: string;
		readonly takenAtMs: number;
		readonly image: Uint8Array | null;
	}[];
	readonly evidencePhotos: readonly { readonly eventId: string; readonly takenAtMs: number }[];
	readonly pinSetAtMs: number | null;
	readonly badges: readonly {
		readonly number: number;
		readonly issuedAtMs: number;
		readonly revokedAtMs: number | null;
	}[];
	readonly externalIds: readonly { readonly target: string; readonly externalId: string }[];
	/** Oldest first. */
	readonly audit: readonly {
		readonly atMs: number;
		readonly action: string;
		readonly actor: string | null;
		readonly detail: Readonly<Record<string, string | number | boolean>>;
	}[];
	readonly deliveries: readonly {
		readonly target: string;
		readonly delivered: number;
		readonly waiting: number;
		readonly firstAtMs: number | null;
		readonly lastAtMs: number | null;
	}[];
}

/** Every time is RFC 3339 with the offset in force. */
export interface PersonExport {
	readonly type: typeof PERSON_EXPORT_TYPE;
	readonly exportedAt: string;
	readonly kiosk: { readonly id: string; readonly name: string; readonly version: string };
	readonly identity: {
		readonly employeeId: string;
		readonly formerIds: readonly string[];
		readonly name: string;
		readonly isActive: boolean;
		readonly group: string | null;
		readonly enrolledAt: string;
		readonly changedAt: string;
		/** How many people look like this one. Who they are is theirs. */
		readonly lookAlikes: number;
		readonly namesInOtherSystems: readonly { readonly system: string; readonly id: string }[];
	};
	readonly consents: readonly {
		readonly version: string | null;
		readonly language: string | null;
		readonly acceptedAt: string | null;
		readonly takenBy: string | null;
		readonly withdrawnAt: string | null;
		readonly withdrawalTakenBy: string | null;
	}[];
	readonly templates: readonly {
		readonly pose: string;
		readonly quality: number;
		readonly source: string;
		readonly createdAt: string;
		readonly model: string;
		readonly numbers?: readonly number[];
	}[];
	readonly pictures: readonly { readonly pose: string; readonly takenAt: string; readonly jpegBase64: string | null }[];
	readonly evidencePhotos: readonly { readonly eventId: string; readonly takenAt: string }[];
	readonly codes: {
		readonly pinSetAt: string | null;
		readonly badges: readonly {
			readonly number: number;
			readonly issuedAt: string;
			readonly revokedAt: string | null;
		}[];
	};
	readonly attendance: readonly {
		readonly eventId: string;
		readonly employeeId: string;
		readonly direction: string;
		readonly occurredAt: string;
		readonly recordedAt: string;
		readonly workDate: string | null;
		readonly method: string;
		readonly confidence: string | null;
		readonly similarity: number | null;
		readonly livenessScore: number | null;
		readonly note: string | null;
		readonly corrects: string | null;
		readonly isCorrected: boolean;
	}[];
	readonly audit: readonly {
		readonly at: string;
		readonly action: string;
		readonly actor: string | null;
		readonly detail: Readonly<Record<string, string | number | boolean>>;
	}[];
	readonly sentTo: readonly {
		readonly system: string;
		readonly delivered: number;
		readonly waiting: number;
		readonly firstAt: string | null;
		readonly lastAt: string | null;
	}[];
	/** How much there is in each store: nothing is left out. */
	readonly counts: Readonly<Record<ErasureItem, number>>;
}
