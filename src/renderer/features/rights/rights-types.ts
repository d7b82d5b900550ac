import type { HadirClient } from "../../../contract/index.ts";

type Rights = HadirClient["rights"];
export type ConsentRecord = Awaited<ReturnType<Rights["consents"]>>["history"][number];
export type IssuedErasure = Awaited<ReturnType<Rights["erase"]>>;
export type SignedCertificate = IssuedErasure["certificate"];
export type ErasureScope = Parameters<Rights["erase"]>[0]["scope"];
export type ErasureCounts = Awaited<ReturnType<Rights["survey"]>>;
export type RetentionRules = Parameters<Rights["saveRules"]>[0];
export type RetentionOverview = Awaited<ReturnType<Rights["overview"]>>;
export type ErasureView = Awaited<ReturnType<Rights["certificates"]>>[number];

/** Whom the dialogs are about. */
export interface Person {
	readonly employeeId: string;
	readonly name: string;
}
