// Many people at once: a list, their photos, one look at whose photo is whose, then the run with every result.
import { ArrowLeft, Download, FileSpreadsheet, FolderOpen, Images, Play, Square } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { HadirClient } from "../../../contract/index.ts";
import { saveFile } from "../../data/save-file.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Page } from "../../ui/page.tsx";
import { FileChoice } from "./file-choice.tsx";
import styles from "./photo-enrollment.module.css";
import { countResults, reportRows, toCsv } from "./photo-report.ts";
import { createPhotoRunStore, type PhotoRunStore } from "./photo-run-store.ts";
import { RefusalList } from "./refusal-list.tsx";
import { useReportWords } from "./use-report-words.ts";

/** As the command writes them. */
const COLUMNS = ["result", "file", "employee_id", "reason"];

export interface PhotoPageProps {
	readonly client: HadirClient;
	/** Whether leaving now would stop something. */
	readonly onActiveChange: (isActive: boolean) => void;
	/** Whether it goes on by itself now, which takes a thousand photos longer than an idle area stays open. */
	readonly onWorkingChange: (isWorking: boolean) => void;
	/** Back to one person at a time. */
	readonly onBack: () => void;
}

export function PhotoPage({ client, onActiveChange, onWorkingChange, onBack }: PhotoPageProps) {
	const { t } = useTranslation(["photoEnrollment", "common"]);
	const [store] = useState(() => createPhotoRunStore(client.photoEnrollment));
	const { phase, error } = useStore(store);
	const isRunning = phase === "running";
	useEffect(() => {
		onActiveChange(isRunning);
		onWorkingChange(isRunning);
		return () => onWorkingChange(false);
	}, [onActiveChange, onWorkingChange, isRunning]);
	useEffect(() => () => store.stop(), [store]);
	return (
		<Page
			title={t("title")}
			note={t("note")}
			action={
				<Button size="large" kind="quiet" icon={ArrowLeft} isDisabled={isRunning} onClick={onBack}>
					{t("back")}
				</Button>
			}
		>
			<p className={styles.hint}>{t("caution")}</p>
			<Choices store={store} />
			<ErrorBanner error={error} />
			<PlanAndRun store={store} />
		</Page>
	);
}

function Choices({ store }: { readonly store: PhotoRunStore }) {
	const { t } = useTranslation("photoEnrollment");
	const { phase, list, photos, acceptsNoConsent, isPlanning, plan } = useStore(store);
	const isLocked = phase === "running" || isPlanning;
	const photoText = photos.length === 0 ? t("photos.text") : t("photos.chosen", { count: photos.length });
	return (
		<>
			<div className={styles.choices}>
				<FileChoice
					icon={FileSpreadsheet}
					kind="file"
					accept=".csv,text/csv"
					label={t("list.label")}
					text={list?.name ?? t("list.text")}
					isDisabled={isLocked}
					onChoose={([file]) => store.chooseList(file ?? null)}
				/>
				<FileChoice
					icon={FolderOpen}
					kind="folder"
					accept="image/jpeg,image/png,image/webp"
					label={t("photos.folder")}
					text={photoText}
					isDisabled={isLocked}
					onChoose={store.choosePhotos}
				/>
				<FileChoice
					icon={Images}
					kind="files"
					accept="image/jpeg,image/png,image/webp"
					label={t("photos.files")}
					text={photoText}
					isDisabled={isLocked}
					onChoose={store.choosePhotos}
				/>
			</div>
			{!isLocked && (
				<Checkbox label={t("acceptNoConsent")} isChecked={acceptsNoConsent} onChange={store.acceptNoConsent} />
			)}
			{!plan && (
				<div className={styles.actions}>
					<Button
						kind="primary"
						size="large"
						isBusy={isPlanning}
						isDisabled={!list || photos.length === 0}
						onClick={() => void store.plan()}
					>
						{t("check")}
					</Button>
				</div>
			)}
		</>
	);
}

function PlanAndRun({ store }: { readonly store: PhotoRunStore }) {
	const { t } = useTranslation("photoEnrollment");
	const { phase, plan, results } = useStore(store);
	const words = useReportWords();
	if (!plan) return null;
	const counts = countResults(results);
	const total = plan.photos.length;
	const rows = reportRows(plan.problems, results, words);
	const refused = rows.filter(({ result }) => result === "refused");
	const download = () => saveFile(new Blob([toCsv(COLUMNS, rows)], { type: "text/csv" }), "hadir-photos.csv");
	return (
		<>
			{phase === "done" ? (
				<Banner kind={refused.length === 0 ? "success" : "warning"} title={t("done", counts)} text={t("doneText")} />
			) : (
				<p className={styles.summary}>
					{t("plan", { people: plan.people, photos: total, problems: plan.problems.length })}
				</p>
			)}
			{(phase === "running" || results.length > 0) && (
				<div className={styles.progress}>
					<progress className={styles.bar} max={total} value={results.length} aria-label={t("progressLabel")} />
					<p className={styles.counts}>
						{t("progress", { done: results.length, total })} · {t("counts", counts)}
					</p>
				</div>
			)}
			<div className={styles.actions}>
				{phase === "running" && (
					<Button size="large" icon={Square} onClick={store.stop}>
						{t("stop")}
					</Button>
				)}
				{phase === "planned" && total > 0 && (
					<Button size="large" kind="primary" icon={Play} onClick={() => void store.run()}>
						{results.length === 0 ? t("start", { count: total }) : t("continue")}
					</Button>
				)}
				{phase !== "running" && rows.length > 0 && (
					<Button size="large" icon={Download} onClick={download}>
						{t("report")}
					</Button>
				)}
				{phase === "done" && (
					<Button size="large" kind="quiet" onClick={store.reset}>
						{t("again")}
					</Button>
				)}
			</div>
			{phase === "running" && <p className={styles.hint}>{t("stay")}</p>}
			<RefusalList rows={refused} />
		</>
	);
}
