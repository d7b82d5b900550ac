// Says a cue: in words where the machine can, in tones otherwise.
import type { Settings } from "../../client/types.ts";
import type { Language } from "../../i18n/language.ts";
import type { Cue } from "./cue.ts";
import { playTones } from "./tones.ts";
import { findVoice, say } from "./voice.ts";

/** A tone that comes later than this belongs to nothing on the screen. */
const LATEST_MS = 400;

/** What a browser offers; null where it offers none. */
export interface SoundSystem {
	readonly openAudio: () => AudioContext | null;
	readonly synthesis: SpeechSynthesis | null;
}

export interface Utterance {
	readonly cue: Cue;
	/** The words for it, in the language. */
	readonly text: string;
	readonly language: Language;
}

export type SoundSettings = Pick<Settings, "soundMode" | "soundVolume">;

export interface Speaker {
	/** What came out of it: `silent` when sound is off, or the browser still waits for a first touch. */
	tell(utterance: Utterance, settings: SoundSettings): Promise<"voice" | "tones" | "silent">;
	/** Opens what takes time to open, so that the first tone is not the one that comes too late. */
	prepare(settings: SoundSettings): void;
	close(): void;
}

function sleep(delayMs: number): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve, delayMs));
}

export function createSpeaker({ openAudio, synthesis }: SoundSystem): Speaker {
	let audio: AudioContext | null = null;

	/** Browsers let a page be heard only after a touch, unless they were told otherwise; then this resumes at once. */
	async function wakeAudio(): Promise<AudioContext | null> {
		audio ??= openAudio();
		if (audio?.state === "suspended") await Promise.race([audio.resume().catch(() => undefined), sleep(LATEST_MS)]);
		return audio?.state === "running" ? audio : null;
	}

	return {
		async tell({ cue, text, language }, { soundMode, soundVolume }) {
			const volume = soundVolume / 100;
			if (soundMode === "off" || volume === 0) return "silent";
			const voice = soundMode === "voice" && synthesis ? findVoice(synthesis, language) : null;
			if (voice && synthesis) {
				say(synthesis, voice, text, volume);
				return "voice";
			}
			const awake = await wakeAudio();
			if (!awake) return "silent";
			playTones(awake, cue, volume);
			return "tones";
		},
		prepare({ soundMode, soundVolume }) {
			// Where it cannot be opened `tell` says so, each time.
			if (soundMode !== "off" && soundVolume > 0) void wakeAudio().catch(() => undefined);
		},
		close() {
			synthesis?.cancel();
			void audio?.close().catch(() => undefined);
			audio = null;
		},
	};
}
