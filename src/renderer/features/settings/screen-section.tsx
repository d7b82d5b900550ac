import { Volume2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Settings } from "../../client/types.ts";
import { useSave } from "../../data/use-save.ts";
import { Button } from "../../ui/button.tsx";
import { Checkbox } from "../../ui/checkbox.tsx";
import { SaveBar } from "../../ui/save-bar.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useSpeaker } from "../sound/use-speaker.ts";
import { CameraTrial } from "./camera-trial.tsx";
import {
	dimChoices,
	fillLights,
	MAX_PRIVACY_CONTACT,
	rotations,
	type ScreenDraft,
	screenChanges,
	screenDraftOf,
	screenThemes,
} from "./screen-draft.ts";
import { Section } from "./section.tsx";
import { hasChanges, type SettingsChanges } from "./settings-draft.ts";
import styles from "./settings-page.module.css";
import { SoundFields } from "./sound-fields.tsx";

export interface ScreenSectionProps {
	readonly settings: Settings;
	/** Resolves once the host has the changes. */
	readonly onSave: (changes: SettingsChanges) => Promise<void>;
}

export function ScreenSection({ settings, onSave }: ScreenSectionProps) {
	const { t } = useTranslation("settings");
	const [draft, setDraft] = useState(() => screenDraftOf(settings));
	const save = useSave();
	const tell = useSpeaker();
	const changes = screenChanges(settings, draft);
	const edit = (change: Partial<ScreenDraft>) => {
		setDraft({ ...draft, ...change });
		save.touch();
	};
	return (
		<Section title={t("screen.title")}>
			<div className={styles.pair}>
				<Select
					label={t("screen.theme")}
					value={draft.screenTheme}
					options={screenThemes.map((value) => ({ value, label: t(`screen.themes.${value}`) }))}
					onChange={(screenTheme) => edit({ screenTheme })}
					help={t("screen.themeHelp")}
				/>
				<Select
					label={t("screen.dim")}
					value={String(draft.dimAfterMinutes)}
					options={dimChoices(settings.dimAfterMinutes).map((minutes) => ({
						value: String(minutes),
						label: minutes === 0 ? t("screen.dimNever") : t("kiosk.minutes", { count: minutes }),
					}))}
					onChange={(minutes) => edit({ dimAfterMinutes: Number(minutes) })}
					help={t("screen.dimHelp")}
				/>
				<Select
					label={t("screen.rotation")}
					value={`${draft.cameraRotationDeg}`}
					options={rotations.map((degrees) => ({
						value: `${degrees}` as const,
						label: degrees === 0 ? t("screen.rotations.upright") : t("screen.rotations.turned", { degrees }),
					}))}
					onChange={(value) => edit({ cameraRotationDeg: rotations.find((degrees) => `${degrees}` === value) ?? 0 })}
					help={t("screen.rotationHelp")}
				/>
				<Select
					label={t("screen.fillLight")}
					value={draft.fillLight}
					options={fillLights.map((value) => ({ value, label: t(`screen.fillLights.${value}`) }))}
					onChange={(fillLight) => edit({ fillLight })}
					help={t("screen.fillLightHelp")}
				/>
			</div>
			<Checkbox
				label={t("screen.mirrored")}
				isChecked={draft.isCameraMirrored}
				onChange={(isCameraMirrored) => edit({ isCameraMirrored })}
				help={t("screen.mirroredHelp")}
			/>
			<CameraTrial settings={settings} draft={draft} />
			<SoundFields draft={draft} currentVolume={settings.soundVolume} onChange={edit} />
			<div>
				<Button icon={Volume2} isDisabled={draft.soundMode === "off"} onClick={() => tell("recorded_in", draft)}>
					{t("screen.tryOut")}
				</Button>
			</div>
			<TextField
				label={t("screen.privacyContact")}
				value={draft.privacyContact}
				onChange={(privacyContact) => edit({ privacyContact })}
				maxLength={MAX_PRIVACY_CONTACT}
				help={t("screen.privacyContactHelp")}
			/>
			<SaveBar
				save={save}
				isDirty={hasChanges(changes)}
				onSave={() => void save.run(() => onSave(changes))}
				onDiscard={() => setDraft(screenDraftOf(settings))}
			/>
		</Section>
	);
}
