// The rules of how long face data is kept, with whom they would concern before anything is saved.
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useStatus } from "../../client/host-context.tsx";
import { useSave } from "../../data/use-save.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { SaveBar } from "../../ui/save-bar.tsx";
import { Select } from "../../ui/select.tsx";
import { Section } from "../settings/section.tsx";
import { RetentionPreviewTable } from "./retention-preview.tsx";
import styles from "./rights.module.css";
import type { RetentionOverview, RetentionRules } from "./rights-types.ts";

export interface RetentionSectionProps {
	readonly client: HadirClient;
	readonly overview: RetentionOverview;
	readonly mayChange: boolean;
	readonly onChanged: () => void;
}

type DayRule = Exclude<keyof RetentionRules, "erasesWithdrawn">;

/** The help of a rule is `rules.<its word>Help`. */
const dayRules = [
	{ rule: "flagUnseenDays", help: "flagUnseenHelp", choices: [30, 60, 90, 180, 365] },
	{ rule: "eraseUnseenDays", help: "eraseUnseenHelp", choices: [7, 30, 90, 180] },
	{ rule: "eraseLeftDays", help: "eraseLeftHelp", choices: [1, 7, 30, 90, 365] },
	{ rule: "pictureDays", help: "pictureHelp", choices: [30, 90, 180, 365] },
] as const satisfies readonly { rule: DayRule; help: string; choices: readonly number[] }[];

const NEVER = "never";

export function RetentionSection({ client, overview, mayChange, onChanged }: RetentionSectionProps) {
	const { t } = useTranslation("rights");
	const [draft, setDraft] = useState<RetentionRules>(overview.rules);
	const save = useSave();
	const isDirty = JSON.stringify(draft) !== JSON.stringify(overview.rules);
	const change = (changes: Partial<RetentionRules>) => {
		save.touch();
		setDraft({ ...draft, ...changes });
	};
	return (
		<Section title={t("rules.title")} text={t("rules.text")}>
			<div className={styles.pair}>
				{dayRules.map(({ rule, help, choices }) => (
					<DaysSelect
						key={rule}
						label={t(`rules.${rule}`)}
						help={t(`rules.${help}`)}
						value={draft[rule]}
						choices={choices}
						isDisabled={!mayChange || (rule === "eraseUnseenDays" && draft.flagUnseenDays === null)}
						onChange={(days) => change({ [rule]: days })}
					/>
				))}
			</div>
			{mayChange && (
				<Checkbox
					label={t("rules.erasesWithdrawn")}
					help={t("rules.erasesWithdrawnHelp")}
					isChecked={draft.erasesWithdrawn}
					onChange={(erasesWithdrawn) => change({ erasesWithdrawn })}
				/>
			)}
			<RetentionPreviewTable key={JSON.stringify(draft)} client={client} rules={draft} />
			<Runs runs={overview.runs} />
			{mayChange && (
				<SaveBar
					save={save}
					isDirty={isDirty}
					onSave={() =>
						void save.run(async () => {
							await client.rights.saveRules(draft);
							onChanged();
						})
					}
					onDiscard={() => setDraft(overview.rules)}
				>
					{!isDirty && <RunNow client={client} onRan={onChanged} />}
				</SaveBar>
			)}
		</Section>
	);
}

interface DaysSelectProps {
	readonly label: string;
	readonly help: string;
	readonly value: number | null;
	readonly choices: readonly number[];
	readonly isDisabled: boolean;
	readonly onChange: (days: number | null) => void;
}

function DaysSelect({ label, help, value, choices, isDisabled, onChange }: DaysSelectProps) {
	const { t } = useTranslation("rights");
	// A number that somebody set elsewhere stays to be seen.
	const days = value === null || choices.includes(value) ? choices : [...choices, value].toSorted((a, b) => a - b);
	return (
		<Select
			label={label}
			help={help}
			value={value === null ? NEVER : String(value)}
			isDisabled={isDisabled}
			options={[
				{ value: NEVER, label: t("rules.off") },
				...days.map((count) => ({ value: String(count), label: t("rules.days", { count }) })),
			]}
			onChange={(next) => onChange(next === NEVER ? null : Number(next))}
		/>
	);
}

function Runs({ runs }: Pick<RetentionOverview, "runs">) {
	const { t } = useTranslation("rights");
	const formats = useFormats(useStatus()?.timeZone);
	return (
		<div>
			<p className={styles.strong}>{t("rules.runs")}</p>
			{runs.length === 0 && <p className={styles.muted}>{t("rules.runsNone")}</p>}
			{runs.map(({ rule, atMs, people, items }) => (
				<p key={rule} className={styles.muted}>
					{t("rules.run", {
						rule: t(`rules.rule.${rule}`),
						date: formats.shortDate(atMs),
						time: formats.time(atMs),
						people,
						items,
					})}
				</p>
			))}
		</div>
	);
}

interface RunNowProps {
	readonly client: HadirClient;
	readonly onRan: () => void;
}

/** Says of how many people before it does anything. */
function RunNow({ client, onRan }: RunNowProps) {
	const { t } = useTranslation(["rights", "common"]);
	const save = useSave();
	const [due, setDue] = useState<number | null>(null);
	const [ran, setRan] = useState<number | null>(null);
	const nowMs = useStatus()?.nowMs ?? 0;
	const ask = () =>
		void save.run(async () => {
			const { people } = await client.rights.preview({});
			setDue(people.filter(({ eraseAtMs }) => eraseAtMs !== null && eraseAtMs <= nowMs).length);
		});
	const run = () =>
		void save.run(async () => {
			setRan((await client.rights.runRules({})).people);
			setDue(null);
			onRan();
		});
	return (
		<>
			<Button isBusy={save.isSaving} onClick={ask}>
				{t("rules.runNow")}
			</Button>
			{ran !== null && <Banner kind="success" title={t("rules.ran", { count: ran })} />}
			<ConfirmDialog
				isOpen={due !== null}
				title={t("rules.runNowTitle")}
				text={t("rules.runNowText", { count: due ?? 0 })}
				confirmLabel={t("rules.runNow")}
				cancelLabel={t("common:cancel")}
				isBusy={save.isSaving}
				onConfirm={run}
				onCancel={() => setDue(null)}
			>
				<ErrorBanner error={save.error} />
			</ConfirmDialog>
		</>
	);
}
