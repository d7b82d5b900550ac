import { useTranslation } from "react-i18next";
import { locales } from "../../i18n/language.ts";
import { useFormats, useLanguage } from "../../i18n/use-language.ts";
import { clockAheadMs, formatBytes, type HealthReport, isClockRefused } from "./health-findings.ts";

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

type Target = HealthReport["status"]["sync"]["targets"][number];

/** Sentences about the parts of a report. */
export function useHealthWords(report: HealthReport) {
	const { t } = useTranslation(["health", "settings"]);
	const formats = useFormats();
	const language = useLanguage();
	const locale = locales[language];
	const { status, vitals, disk, database, host } = report;
	const ago = (atMs: number) => formats.ago(atMs, status.nowMs);
	const join = (...sentences: readonly (string | false)[]) => sentences.filter(Boolean).join(" ");
	return {
		camera() {
			if (vitals.lastFrameAtMs === null) return t("camera.neverSeen");
			const rate = vitals.framesPerSecond.toLocaleString(locale, { maximumFractionDigits: 1 });
			return join(
				t("camera.last", { ago: ago(vitals.lastFrameAtMs) }),
				vitals.framesPerSecond > 0 ? t("camera.rate", { rate }) : t("camera.idle"),
			);
		},
		liveness() {
			const { livenessMode, livenessLayers, missingLivenessLayers } = status;
			return join(
				`${t(`settings:status.livenessMode.${livenessMode}`)}.`,
				livenessLayers.length > 0 && t("settings:status.livenessLayers", { layers: formats.list(livenessLayers) }),
				missingLivenessLayers.length > 0 &&
					t("settings:status.missingLayers", { layers: formats.list(missingLivenessLayers) }),
			);
		},
		clock() {
			if (status.kioskClock.state === "trusted") return t("clock.trusted", { zone: status.timeZone });
			if (!isClockRefused(status)) return t("clock.suspect");
			return t("clock.refused", { count: Math.round(Math.abs(clockAheadMs(status) ?? 0) / MINUTE_MS) });
		},
		disk() {
			if (disk === null) return t("disk.unknown");
			const free = t("disk.free", {
				free: formatBytes(disk.freeBytes, locale),
				total: formatBytes(disk.totalBytes, locale),
			});
			return join(free, disk.verdict !== "good" && t("disk.little"));
		},
		database() {
			const { lastCheck, bytes, version } = database;
			const size = t("database.size", { size: formatBytes(bytes, locale), version });
			if (lastCheck === null) return join(size, t("database.unchecked"));
			const when = ago(lastCheck.atMs);
			if (lastCheck.ok) return join(size, t("database.intact", { ago: when, count: lastCheck.records }));
			const { problem, chainSeq, recordAtMs } = lastCheck;
			// An altered record may say any number.
			const isDate = recordAtMs !== null && Math.abs(recordAtMs) <= 8.64e15;
			const date = isDate ? formats.shortDate(recordAtMs) : "";
			const found = t(`database.problem.${problem}`, { place: chainSeq });
			return join(
				size,
				t("database.broken", { ago: when }),
				found,
				date !== "" && t("database.dated", { date }),
				t("database.keep"),
			);
		},
		backup() {
			const { verdict, lastAtMs, failures } = report.backup;
			const last =
				verdict === "never" || lastAtMs === null ? t("backup.never") : t("backup.last", { ago: ago(lastAtMs) });
			return join(
				last,
				failures > 0 && t("backup.failed", { count: failures }),
				verdict !== "good" && t("backup.where"),
			);
		},
		target({ state, waiting, deadLetters }: Target) {
			const trouble = state !== "online" && t(`sync.${state}`);
			const dead = deadLetters > 0 && t("sync.dead", { count: deadLetters });
			const rest = waiting > 0 && t("sync.waiting", { count: waiting });
			return trouble || dead || rest ? join(trouble, dead, rest) : t("sync.ok");
		},
		host() {
			const hours = Math.floor(host.uptimeMs / HOUR_MS);
			const uptime =
				hours >= 24
					? t("uptime.days", { days: Math.floor(hours / 24), hours: hours % 24 })
					: t("uptime.hours", { hours, minutes: Math.floor((host.uptimeMs % HOUR_MS) / MINUTE_MS) });
			const { runtime, platform } = host;
			const memory = formatBytes(host.memoryBytes, locale);
			return t("host.text", { version: status.version, uptime, runtime, platform, memory });
		},
	};
}
