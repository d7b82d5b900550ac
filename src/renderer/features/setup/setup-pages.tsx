// One page a step of the wizard.
import { CircleCheck } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { languageNames, languages } from "../../i18n/language.ts";
import { Button } from "../../ui/button.tsx";
import { ChoiceCards } from "../../ui/choice-cards.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { CameraPicker } from "../camera/camera-picker.tsx";
import { HrisFields } from "../hris/hris-fields.tsx";
import { NewPin } from "./new-pin.tsx";
import { hrisProblems, type SetupStore } from "./setup-store.ts";
import styles from "./setup-wizard.module.css";

interface StepProps {
	readonly store: SetupStore;
}

interface StepFrameProps {
	readonly title: string;
	readonly text: string;
	readonly children: ReactNode;
}

function StepFrame({ title, text, children }: StepFrameProps) {
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
	const pin = useStore(store, (state) => state.pin);
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
		<StepFrame title={t("pin.title")} text={t("pin.text")}>
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

export function CameraStep({ store }: StepProps) {
	const { t } = useTranslation("setup");
	const cameraId = useStore(store, (state) => state.cameraId);
	return (
		<StepFrame title={t("camera.title")} text={t("camera.text")}>
			<CameraPicker cameraId={cameraId} onChange={(chosen) => store.answer({ cameraId: chosen })} />
		</StepFrame>
	);
}

export function KioskStep({ store }: StepProps) {
	const { t } = useTranslation("setup");
	const { kioskName, showsProblems } = useStore(store);
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
		</StepFrame>
	);
}

export function HrisStep({ store }: StepProps) {
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
		</StepFrame>
	);
}
