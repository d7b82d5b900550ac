import { RefreshCw } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useSave } from "../../data/use-save.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import type { ModelOverview, Reembedding } from "./model-choice.ts";
import styles from "./models-section.module.css";

const POLL_MS = 700;

export interface ReembedCardProps {
	readonly client: HadirClient;
	readonly overview: ModelOverview;
	/** A run has ended: counts and names are others now. */
	readonly onEnd: () => void;
}

/** Templates of the model in use from the pictures that are kept: where there are some to make, or a run to tell of. */
export function ReembedCard({ client, overview, onEnd }: ReembedCardProps) {
	const { t } = useTranslation("models");
	const [run, setRun] = useState<Reembedding>(overview.reembedding);
	const save = useSave();
	const isRunning = run.state === "running";
	const { waiting } = overview.crops;
	const look = useEffectEvent(async () => {
		try {
			const now = await client.models.reembedding({});
			setRun(now);
			if (now.state !== "running") onEnd();
		} catch {
			// The connection is away for a moment; the next look tells.
		}
	});
	useEffect(() => {
		if (!isRunning) return;
		const timer = setInterval(() => void look(), POLL_MS);
		return () => clearInterval(timer);
	}, [isRunning]);
	if (!isRunning && waiting === 0 && run.state === "idle") return null;
	return (
		<div className={styles.group}>
			{isRunning ? <Progress run={run} /> : <Outcome run={run} />}
			{!isRunning && waiting > 0 && (
				<>
					<p className={styles.note}>{t("reembed.waiting", { count: waiting })}</p>
					<Button
						icon={RefreshCw}
						isBusy={save.isSaving}
						onClick={() => void save.run(async () => setRun(await client.models.reembed({})))}
					>
						{t(run.state === "interrupted" ? "reembed.resume" : "reembed.start")}
					</Button>
				</>
			)}
			{save.error !== null && <ErrorBanner error={save.error} />}
		</div>
	);
}

function Progress({ run }: { readonly run: Reembedding }) {
	const { t } = useTranslation("models");
	const formats = useFormats();
	const done = run.done + run.failed;
	const text = t("reembed.progress", { done: formats.number(done), total: formats.number(run.total) });
	return (
		<>
			<progress className={styles.progress} value={done} max={Math.max(1, run.total)} aria-label={text} />
			<p className={styles.note}>{text}</p>
		</>
	);
}

function Outcome({ run }: { readonly run: Reembedding }) {
	const { t } = useTranslation("models");
	if (run.state === "idle") return null;
	const sentences = [
		...(run.state === "interrupted" ? [t("reembed.interrupted")] : []),
		...(run.done > 0 ? [t("reembed.finished", { count: run.done })] : []),
		...(run.failed > 0 ? [t("reembed.failed", { count: run.failed })] : []),
	];
	return sentences.length > 0 && <p role="status">{sentences.join(" ")}</p>;
}
