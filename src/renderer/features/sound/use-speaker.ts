import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLanguage } from "../../i18n/use-language.ts";
import type { Cue } from "./cue.ts";
import { createSpeaker, type SoundSettings, type SoundSystem } from "./speaker.ts";

function browserSound(): SoundSystem {
	const synthesis: SpeechSynthesis | undefined = window.speechSynthesis;
	// Some engines load their list of voices when it is asked for the first time.
	synthesis?.getVoices();
	return {
		openAudio: () => ("AudioContext" in window ? new AudioContext() : null),
		synthesis: synthesis ?? null,
	};
}

const silent: SoundSettings = { soundMode: "off", soundVolume: 0 };

/** Says a cue in the language of the screen. @param ahead as it will be told with: what is needed is opened before */
export function useSpeaker({
	soundMode,
	soundVolume,
}: SoundSettings = silent): (cue: Cue, settings: SoundSettings) => void {
	const { t } = useTranslation("kiosk");
	const language = useLanguage();
	const [speaker] = useState(() => createSpeaker(browserSound()));
	useEffect(() => () => speaker.close(), [speaker]);
	useEffect(() => speaker.prepare({ soundMode, soundVolume }), [speaker, soundMode, soundVolume]);
	return (cue, settings) => void speaker.tell({ cue, text: t(`voice.${cue}`), language }, settings);
}
