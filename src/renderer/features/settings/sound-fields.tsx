import { useTranslation } from "react-i18next";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Select } from "../../ui/select.tsx";
import { type ScreenDraft, soundModes, usualQuietHours, volumeChoices } from "./screen-draft.ts";
import styles from "./settings-page.module.css";
import { TimeSelect } from "./time-select.tsx";

type SoundDraft = Pick<ScreenDraft, "soundMode" | "soundVolume" | "quietHours">;

export interface SoundFieldsProps {
	readonly draft: SoundDraft;
	/** As saved, so that it stays among the choices. */
	readonly currentVolume: number;
	readonly onChange: (change: Partial<SoundDraft>) => void;
}

/** What is heard, how loud, and when not. */
export function SoundFields({ draft: { soundMode, soundVolume, quietHours }, ...given }: SoundFieldsProps) {
	const { t } = useTranslation("settings");
	const { currentVolume, onChange } = given;
	return (
		<>
			<div className={styles.pair}>
				<Select
					label={t("screen.sound")}
					value={soundMode}
					options={soundModes.map((value) => ({ value, label: t(`screen.sounds.${value}`) }))}
					onChange={(next) => onChange({ soundMode: next })}
					help={t("screen.soundHelp")}
				/>
				<Select
					label={t("screen.volume")}
					value={String(soundVolume)}
					options={volumeChoices(currentVolume).map((percent) => ({
						value: String(percent),
						label: t("screen.percent", { percent }),
					}))}
					onChange={(percent) => onChange({ soundVolume: Number(percent) })}
					isDisabled={soundMode === "off"}
					help={t("screen.volumeHelp")}
				/>
			</div>
			<Checkbox
				label={t("screen.quiet")}
				isChecked={quietHours !== null}
				onChange={(isChecked) => onChange({ quietHours: isChecked ? usualQuietHours : null })}
				help={t("screen.quietHelp")}
			/>
			{quietHours && (
				<div className={styles.pair}>
					<TimeSelect
						label={t("screen.quietFrom")}
						minute={quietHours.fromMinute}
						onChange={(fromMinute) => onChange({ quietHours: { ...quietHours, fromMinute } })}
					/>
					<TimeSelect
						label={t("screen.quietTo")}
						minute={quietHours.toMinute}
						onChange={(toMinute) => onChange({ quietHours: { ...quietHours, toMinute } })}
					/>
				</div>
			)}
		</>
	);
}
