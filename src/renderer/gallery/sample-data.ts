// A kiosk in an office that does not exist, at 08.01 on a Monday morning in Jakarta.
import type { KioskStatus, PunchView, Settings } from "../client/types.ts";

export const SAMPLE_NOW_MS = Date.UTC(2026, 10, 2, 1, 1, 12);

export const sampleSettings: Settings = {
	setupCompleted: true,
	kioskId: "0193-0000",
	kioskName: "Lobi Utama",
	language: "id",
	cameraId: null,
	cooldownSeconds: 60,
	maskPolicy: "ask",
	directionRule: { kind: "alternate" },
	longestShiftHours: 16,
	workDayStartMinute: 240,
	screenTheme: "dark",
	dimAfterMinutes: 5,
	cameraRotationDeg: 0,
	isCameraMirrored: true,
	fillLight: "auto",
	soundMode: "tones",
	soundVolume: 60,
	quietHours: null,
	maintenanceHours: { fromMinute: 120, toMinute: 240 },
	privacyContact: "",
	isPinAllowed: true,
	isBadgeAllowed: true,
	badgeReading: "on_request",
	employeePinDigits: 6,
};

export const sampleStatus: KioskStatus = {
	kioskName: "Lobi Utama",
	version: "0.1.0",
	isDemo: false,
	livenessMode: "enforce",
	livenessLayers: ["faceplugin", "deepface-antispoof"],
	missingLivenessLayers: ["anti-spoof-mn3"],
	engine: { state: "ready", restarts: 0, errorCode: null },
	sync: {
		network: "online",
		targetHost: "hris.example",
		waiting: 0,
		oldestWaitingAtMs: null,
		delivered: 120,
		lastDeliveredAtMs: SAMPLE_NOW_MS,
		deadLetters: 0,
		lastErrorCode: null,
		targets: [
			{
				targetId: "hris",
				kind: "webhook",
				name: "HRIS",
				place: "hris.example",
				state: "online",
				cause: null,
				nextTryAtMs: null,
				notice: null,
				deliveredLastMinute: 4,
				waiting: 0,
				held: 0,
				oldestWaitingAtMs: null,
				delivered: 120,
				lastDeliveredAtMs: SAMPLE_NOW_MS,
				deadLetters: 0,
				lastErrorCode: null,
				lastErrorDetail: null,
			},
		],
	},
	enrolledEmployees: 48,
	kioskClock: { state: "trusted", estimatedMs: null },
	nowMs: SAMPLE_NOW_MS,
	timeZone: "Asia/Jakarta",
};

export const sampleOffline: KioskStatus = {
	...sampleStatus,
	sync: { ...sampleStatus.sync, network: "offline", waiting: 3, oldestWaitingAtMs: SAMPLE_NOW_MS - 60_000 },
};

export const samplePunch: PunchView = {
	eventId: "0193-1",
	employeeId: "K-1042",
	name: "Rafika Anggraini",
	direction: "IN",
	occurredAt: "2026-11-02T08:01:12+07:00",
	method: "face",
	confidence: "high",
};
