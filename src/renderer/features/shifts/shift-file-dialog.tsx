import { Download, FileSpreadsheet } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { shiftProblemText } from "../../../contract/messages/shift-problems.ts";
import { saveFile } from "../../data/save-file.ts";
import { useSave } from "../../data/use-save.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { FileChoice } from "../photo-enrollment/file-choice.tsx";
import styles from "./shifts.module.css";

export interface ShiftFileDialogProps {
	readonly client: HadirClient;
	readonly isOpen: boolean;
	/** Without any, what is downloaded is an example. */
	readonly hasShifts: boolean;
	readonly onClose: () => void;
	readonly onImported: () => void;
}

export function ShiftFileDialog({ isOpen, onClose, ...props }: ShiftFileDialogProps) {
	const { t } = useTranslation("shifts");
	return (
		<Dialog isOpen={isOpen} title={t("file.title")} onClose={onClose}>
			{isOpen && <ShiftFile {...props} onClose={onClose} />}
		</Dialog>
	);
}

type ImportAnswer = Awaited<ReturnType<HadirClient["shifts"]["importFile"]>>;

function ShiftFile({ client, hasShifts, onClose, onImported }: Omit<ShiftFileDialogProps, "isOpen">) {
	const { t } = useTranslation(["shifts", "common"]);
	const language = useLanguage();
	const [csv, setCsv] = useState("");
	const [fileName, setFileName] = useState<string | null>(null);
	const [answer, setAnswer] = useState<ImportAnswer | null>(null);
	const load = useSave();
	const take = useSave();
	const edit = (text: string, name: string | null) => {
		setCsv(text);
		setFileName(name);
		setAnswer(null);
		take.touch();
	};
	const download = () =>
		void load.run(async () => {
			const { csv: content } = await client.shifts.exportFile({ language });
			saveFile(new Blob([content], { type: "text/csv" }), "shift.csv");
		});
	const submit = () =>
		void take.run(async () => {
			const next = await client.shifts.importFile({ csv });
			setAnswer(next);
			if (next.kind === "imported") onImported();
		});
	return (
		<div className={styles.form}>
			<p className={styles.muted}>{t("file.text")}</p>
			<div>
				<Button icon={Download} isBusy={load.isSaving} onClick={download}>
					{t(hasShifts ? "file.download" : "file.downloadExample")}
				</Button>
			</div>
			<ErrorBanner error={load.error} />
			<FileChoice
				icon={FileSpreadsheet}
				label={t("file.choose")}
				text={fileName ?? t("file.chooseText")}
				accept=".csv,text/csv,text/plain"
				kind="file"
				isDisabled={take.isSaving}
				onChoose={([file]) => void file?.text().then((text) => edit(text, file.name))}
			/>
			<TextArea label={t("file.paste")} value={csv} onChange={(text) => edit(text, null)} maxLength={200_000} />
			<ErrorBanner error={take.error} />
			{answer && <Answer answer={answer} />}
			<div className={styles.actions}>
				<Button size="large" onClick={onClose}>
					{t("common:close")}
				</Button>
				<Button kind="primary" size="large" isDisabled={csv.trim() === ""} isBusy={take.isSaving} onClick={submit}>
					{t("file.import")}
				</Button>
			</div>
		</div>
	);
}

function Answer({ answer }: { readonly answer: ImportAnswer }) {
	const { t } = useTranslation("shifts");
	const language = useLanguage();
	if (answer.kind === "imported") {
		const { added, changed, unchanged } = answer;
		return <Banner kind="success" title={t("file.imported")} text={t("file.counts", { added, changed, unchanged })} />;
	}
	const { problems } = answer;
	return (
		<>
			<Banner kind="problem" title={t("file.refused")} text={t("file.refusedText", { count: problems.length })} />
			<ul className={styles.problems}>
				{problems.map((problem) => (
					<li key={`${problem.line} ${problem.problem} ${problem.value}`}>
						<span className={styles.line}>{t("file.line", { line: problem.line })}</span>
						{shiftProblemText(problem, language)}
					</li>
				))}
			</ul>
		</>
	);
}
