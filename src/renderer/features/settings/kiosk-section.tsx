import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Settings } from "../../client/types.ts";
import { useSave } from "../../data/use-save.ts";
import { languageNames, languages } from "../../i18n/language.ts";
import { Button } from "../../ui/button.tsx";
import { SaveBar } from "../../ui/save-bar.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { CameraPicker } from "../camera/camera-picker.tsx";
import { CameraSelect } from "../camera/camera-select.tsx";
import { Section } from "./section.tsx";
import {
	cooldownChoices,
	durationInWords,
	hasChanges,
	isKioskNameValid,
	type KioskDraft,
	kioskChanges,
	kioskDraftOf,
	maskPolicies,
	type SettingsChanges,
} from "./settings-draft.ts";
import styles from "./settings-page.module.css";

export interface KioskSectionProps {
	readonly settings: Settings;
	/** Resolves once the host has the changes. */
	readonly onSave: (changes: SettingsChanges) => Promise<void>;
}

export function KioskSection({ settings, onSave }: KioskSectionProps) {
	const { t } = useTranslation(["settings", "common"]);
	const [draft, setDraft] = useState(() => kioskDraftOf(settings));
	const [showsCamera, setShowsCamera] = useState(false);
	const save = useSave();
	const changes = kioskChanges(settings, draft);
	const isNameValid = isKioskNameValid(draft.kioskName);
	const edit = (change: Partial<KioskDraft>) => {
		setDraft({ ...draft, ...change });
		save.touch();
	};
	const camera = { cameraId: draft.cameraId, onChange: (cameraId: string | null) => edit({ cameraId }) };
	const cooldowns = cooldownChoices(settings.cooldownSeconds).map((seconds) => {
		const { unit, count } = durationInWords(seconds);
		return { value: String(seconds), label: t(`kiosk.${unit}`, { count }) };
	});
	return (
		<Section title={t("kiosk.title")}>
			<TextField
				label={t("kiosk.name")}
				value={draft.kioskName}
				onChange={(kioskName) => edit({ kioskName })}
				help={t("kiosk.nameHelp")}
				problem={isNameValid ? null : t("kiosk.nameInvalid")}
				maxLength={60}
				capitals="words"
			/>
			<div className={styles.pair}>
				<Select
					label={t("kiosk.language")}
					value={draft.language}
					options={languages.map((value) => ({ value, label: languageNames[value] }))}
					onChange={(language) => edit({ language })}
					help={t("kiosk.languageHelp")}
				/>
				<Select
					label={t("kiosk.cooldown")}
					value={String(draft.cooldownSeconds)}
					options={cooldowns}
					onChange={(seconds) => edit({ cooldownSeconds: Number(seconds) })}
					help={t("kiosk.cooldownHelp")}
				/>
			</div>
			<Select
				label={t("kiosk.mask")}
				value={draft.maskPolicy}
				options={maskPolicies.map((value) => ({ value, label: t(`kiosk.maskPolicy.${value}`) }))}
				onChange={(maskPolicy) => edit({ maskPolicy })}
				help={t("kiosk.maskHelp")}
			/>
			{showsCamera ? <CameraPicker {...camera} /> : <CameraSelect {...camera} isLive={false} />}
			<div>
				<Button icon={showsCamera ? EyeOff : Eye} onClick={() => setShowsCamera(!showsCamera)}>
					{t(showsCamera ? "kiosk.hideCamera" : "kiosk.showCamera")}
				</Button>
			</div>
			<SaveBar
				save={save}
				isDirty={hasChanges(changes) && isNameValid}
				onSave={() => void save.run(() => onSave(changes))}
				onDiscard={() => setDraft(kioskDraftOf(settings))}
			/>
		</Section>
	);
}
