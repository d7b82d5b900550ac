// Names for what the contract's calls answer, taken from the contract itself.
import type { HadirClient } from "../../contract/index.ts";

export type { HadirClient } from "../../contract/index.ts";
export type KioskStatus = Awaited<ReturnType<HadirClient["system"]["status"]>>;
export type Settings = Awaited<ReturnType<HadirClient["system"]["settings"]>>;
/** Whoever unlocked the area behind the PIN. */
export type Operator = Awaited<ReturnType<HadirClient["session"]["unlock"]>>["operator"];
export type OperatorRole = Operator["role"];
/** Somebody who may open that area, as an administrator keeps them. */
export type ListedOperator = Awaited<ReturnType<HadirClient["operators"]["list"]>>[number];
export type ListedApiKey = Awaited<ReturnType<HadirClient["apiKeys"]["list"]>>[number];
export type ApiScope = ListedApiKey["scopes"][number];
export type RecognitionResult = Awaited<ReturnType<HadirClient["recognition"]["submitFrame"]>>;
export type PunchView = Extract<RecognitionResult, { outcome: "matched" }>["punch"];
export type PunchQuestion = Extract<RecognitionResult, { outcome: "ask" }>["question"];
export type QualityHint = Extract<RecognitionResult, { outcome: "low_quality" }>["hint"];
export type ChallengeStep = Extract<RecognitionResult, { outcome: "challenge" }>["step"];
export type FaceOverlay = NonNullable<RecognitionResult["face"]>;
export type LivenessView = NonNullable<RecognitionResult["liveness"]>;
export type Group = Awaited<ReturnType<HadirClient["groups"]["list"]>>[number];
export type Shift = Awaited<ReturnType<HadirClient["shifts"]["list"]>>[number];
export type Target = Awaited<ReturnType<HadirClient["targets"]["list"]>>[number];
export type TargetPerson = Awaited<ReturnType<HadirClient["targets"]["people"]>>[number];
export type TargetSync = KioskStatus["sync"]["targets"][number];
export type HostAction = Awaited<ReturnType<HadirClient["host"]["actions"]>>["actions"][number];
export type PageBeat = Parameters<HadirClient["watch"]["report"]>[0];
export type PagePlace = PageBeat["place"];
export type PageFault = PageBeat["faults"][number];
export type PageRefresh = NonNullable<Awaited<ReturnType<HadirClient["watch"]["report"]>>["refresh"]>;
export type DeadLetter = Awaited<ReturnType<HadirClient["targets"]["deadLetters"]>>[number];
