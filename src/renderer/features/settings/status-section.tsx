import { CircleCheck, CircleDashed, CircleX } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isErrorCode } from "../../../contract/index.ts";
import { errorText } from "../../../contract/messages/index.ts";
import type { KioskStatus, Settings } from "../../client/types.ts";
import { useFormats, useLanguage } from "../../i18n/use-language.ts";
import { classNames } from "../../ui/class-names.ts";
import { Section } from "./section.tsx";
import styles from "./settings-page.module.css";

type Health = "good" | "waiting" | "bad";
const healthIcons = { good: CircleCheck, waiting: CircleDashed, bad: CircleX };

const engineHealth: Record<KioskStatus["engine"]["state"], Health> = {
	ready: "good",
	starting: "waiting",
	restarting: "waiting",
	failed: "bad",
	stopped: "bad",
};
const networkHealth: Record<KioskStatus["sync"]["network"], Health> = {
	online: "good",
	offline: "bad",
	not_configured: "waiting",
};
const livenessHealth: Record<KioskStatus["livenessMode"], Health> = { enforce: "good", observe: "waiting", off: "bad" };

export function StatusSection({ status, settings }: { readonly status: KioskStatus; readonly settings: Settings }) {
	const { t } = useTranslation("settings");
	const formats = useFormats();
	const { engine, sync, livenessMode } = status;
	const running = t("status.running", { done: formats.number(sync.delivered), waiting: formats.number(sync.waiting) });
	return (
		<Section title={t("status.title")}>
			<dl className={styles.facts}>
				<Fact name={t("status.engine")} health={engineHealth[engine.state]} note={<EngineNote engine={engine} />}>
					{t(`status.engineState.${engine.state}`)}
				</Fact>
				<Fact
					name={t("status.liveness")}
					health={
						livenessMode === "enforce" && status.missingLivenessLayers.length > 0
							? "waiting"
							: livenessHealth[livenessMode]
					}
					note={<LayersNote status={status} />}
				>
					{t(`status.livenessMode.${livenessMode}`)}
				</Fact>
				<Fact
					name={t("status.network")}
					health={networkHealth[sync.network]}
					note={sync.network === "not_configured" ? null : running}
				>
					{t(`status.networkState.${sync.network}`)}
				</Fact>
				<Fact name={t("status.people")}>{formats.number(status.enrolledEmployees)}</Fact>
				<Fact name={t("status.timeZone")}>{status.timeZone}</Fact>
				<Fact name={t("status.version")}>
					{status.isDemo ? `${status.version} · ${t("status.demo")}` : status.version}
				</Fact>
				<Fact name={t("status.kioskId")}>
					<code className={styles.code}>{settings.kioskId}</code>
				</Fact>
			</dl>
		</Section>
	);
}

/** Which layers look at a face, and which recommended ones are not there: without them more people get a challenge. */
function LayersNote({ status: { livenessLayers, missingLivenessLayers } }: { readonly status: KioskStatus }) {
	const { t } = useTranslation("settings");
	const formats = useFormats();
	if (livenessLayers.length === 0) return null;
	const active = t("status.livenessLayers", { layers: formats.list(livenessLayers) });
	if (missingLivenessLayers.length === 0) return active;
	const missing = t("status.missingLayers", { layers: formats.list(missingLivenessLayers) });
	return `${active} ${missing}`;
}

function EngineNote({ engine }: { readonly engine: KioskStatus["engine"] }) {
	const { t } = useTranslation("settings");
	const language = useLanguage();
	const { errorCode, restarts, state } = engine;
	if (state !== "ready" && isErrorCode(errorCode)) {
		const { title, action } = errorText(errorCode, language);
		return `${title} ${action}`;
	}
	return restarts > 0 ? t("status.restarts", { count: restarts }) : null;
}

interface FactProps {
	readonly name: string;
	readonly health?: Health;
	readonly note?: ReactNode;
	readonly children: ReactNode;
}

function Fact({ name, health, note, children }: FactProps) {
	const Icon = health && healthIcons[health];
	return (
		<div className={styles.fact}>
			<dt className={styles.muted}>{name}</dt>
			<dd className={styles.factValue}>
				<span className={classNames(styles.factWord, health && styles[health])}>
					{Icon && <Icon aria-hidden />}
					{children}
				</span>
				{note && <span className={styles.factNote}>{note}</span>}
			</dd>
		</div>
	);
}
