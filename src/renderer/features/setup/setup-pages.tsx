// One page a step of the wizard.
import { CircleCheck, PlugZap } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { HadirClient } from "../../client/types.ts";
import { useSave } from "../../data/use-save.ts";
import { languageNames, languages } from "../../i18n/language.ts";
import { Button } from "../../ui/button.tsx";
import { ChoiceCards } from "../../ui/choice-cards.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { CameraPicker } from "../camera/camera-picker.tsx";
import { CheckResult, type HrisCheck } from "../hris/check-result.tsx";
import { HrisFields } from "../hris/hris-fields.tsx";
import { NewPin } from "./new-pin.tsx";
import { hrisProblems, type SetupStore, setupDirections } from "./setup-store.ts";
import styles from "./setup-wizard.module.css";

export interface StepProps {
	readonly store: SetupStore;
	readonly client: HadirClient;
}

interface StepFrameProps {
	readonly title: string;
	readonly text: string;
	readonly children: ReactNode;
}

export function StepFrame({ title, text, children }: StepFrameProps) {
	return (
		<>
			<div className={styles.heading}>
				<h1 className={styles.title}>{title}</h1>
				<p className={styles.text}>{text}</p>
			</div>
			{children}
		</>
	);
}

export function LanguageStep({ store }: StepProps) {
	const { t } = useTranslation("setup");
	const language = useStore(store, (state) => state.language);
	return (
		<StepFrame title={t("language.title")} text={t("language.text")}>
			<ChoiceCards
				label={t("steps.language")}
				value={language}
				options={languages.map((value) => ({ value, label: languageNames[value] }))}
				onChange={(value) => store.answer({ language: value })}
			/>
		</StepFrame>
	);
}

export function PinStep({ store }: StepProps) {
	const { t } = useTranslation("setup");
	const { pin, resumesAt } = useStore(store);
	if (pin !== "")
		return (
			<StepFrame title={t("pin.done")} text={t("pin.doneText")}>
				<div className={styles.pinDone}>
					<CircleCheck aria-hidden />
					<Button onClick={() => store.answer({ pin: "" })}>{t("pin.change")}</Button>
				</div>
			</StepFrame>
		);
	return (
		<StepFrame title={t("pin.title")} text={t(resumesAt ? "pin.again" : "pin.text")}>
			<NewPin
				prompt={(stage) => (stage === "first" ? "" : t("pin.repeatTitle"))}
				onPin={(entered) => {
					store.answer({ pin: entered });
					void store.next();
				}}
			/>
		</StepFrame>
	);
}

export function CameraStep({ store, client }: StepProps) {
	const { t } = useTranslation("setup");
	const cameraId = useStore(store, (state) => state.cameraId);
	return (
		<StepFrame title={t("camera.title")} text={t("camera.text")}>
			<CameraPicker
				cameraId={cameraId}
				onChange={(chosen) => store.answer({ cameraId: chosen })}
				look={(frame, signal) => client.setup.checkCamera({ frame }, { signal })}
			/>
		</StepFrame>
	);
}

export function KioskStep({ store }: StepProps) {
	const { t } = useTranslation(["setup", "settings"]);
	const { kioskName, direction, showsProblems } = useStore(store);
	return (
		<StepFrame title={t("kiosk.title")} text={t("kiosk.text")}>
			<TextField
				label={t("kiosk.label")}
				value={kioskName}
				onChange={(name) => store.answer({ kioskName: name })}
				placeholder={t("kiosk.example")}
				problem={showsProblems && kioskName.trim() === "" ? t("kiosk.empty") : null}
				maxLength={60}
				capitals="words"
				hasFocus
			/>
			<div className={styles.group}>
				<h2 className={styles.groupTitle}>{t("kiosk.direction")}</h2>
				<ChoiceCards
					label={t("kiosk.direction")}
					value={direction}
					options={setupDirections.map((value) => ({
						value,
						label: t(`settings:rules.choices.${value}`),
						help: t(`settings:rules.choiceHelp.${value}`),
					}))}
					onChange={(chosen) => store.answer({ direction: chosen })}
				/>
			</div>
		</StepFrame>
	);
}

/** Calls the address as it is typed; a failure is told in words, and keeps nobody from going on. */
function HrisTrial({ store, client }: StepProps) {
	const { t } = useTranslation("targets");
	const { hrisEntry } = useStore(store);
	const shown = useRef<HTMLDivElement>(null);
	const [tried, setTried] = useState<{ readonly url: string; readonly result: HrisCheck } | null>(null);
	const check = useSave();
	// Below the fold of a small screen nobody would see how it went.
	useEffect(() => {
		if (tried) shown.current?.scrollIntoView({ block: "end" });
	}, [tried]);
	const run = () => {
		const { url, secret } = hrisProblems(store.getState());
		store.showProblems();
		if (url || secret) return;
		void check.run(async () => {
			const entry = { url: hrisEntry.url.trim(), secret: hrisEntry.secret.trim() };
			setTried({ url: hrisEntry.url, result: await client.setup.checkHris(entry) });
		});
	};
	return (
		<div className={styles.trial} ref={shown}>
			<div>
				<Button icon={PlugZap} isBusy={check.isSaving} onClick={run}>
					{t("form.check")}
				</Button>
			</div>
			<ErrorBanner error={check.error} />
			{/* Of another address than the one that stands there now it says nothing. */}
			<CheckResult result={tried?.url === hrisEntry.url ? tried.result : null} />
		</div>
	);
}

export function HrisStep({ store, client }: StepProps) {
	const { t } = useTranslation("setup");
	const state = useStore(store);
	return (
		<StepFrame title={t("hris.title")} text={t("hris.text")}>
			<ChoiceCards
				label={t("steps.hris")}
				value={state.hris}
				options={[
					{ value: "later", label: t("hris.later"), help: t("hris.laterHelp") },
					{ value: "now", label: t("hris.now") },
				]}
				onChange={(hris) => store.answer({ hris })}
			/>
			{state.hris === "now" && (
				<HrisFields
					entry={state.hrisEntry}
					onChange={(hrisEntry) => store.answer({ hrisEntry })}
					problems={state.showsProblems ? hrisProblems(state) : null}
					isSecretKept={false}
				/>
			)}
			{state.hris === "now" && <HrisTrial store={store} client={client} />}
		</StepFrame>
	);
}
