// Speech by a voice of the machine itself: a voice of the network would send what is said elsewhere, and be late.
import type { Language } from "../../i18n/language.ts";

/** Local voices for a language, as BCP 47 prefixes; Indonesian was "in" until 1989 and still is in some engines. */
const prefixes: Readonly<Record<Language, readonly string[]>> = { id: ["id", "in"], en: ["en"] };

function speaks(voice: SpeechSynthesisVoice, language: Language): boolean {
	const [spoken = ""] = voice.lang.toLowerCase().split(/[-_]/);
	return voice.localService && prefixes[language].includes(spoken);
}

/** null: this machine has none for the language. */
export function findVoice(
	synthesis: Pick<SpeechSynthesis, "getVoices">,
	language: Language,
): SpeechSynthesisVoice | null {
	const voices = synthesis.getVoices().filter((voice) => speaks(voice, language));
	return voices.find((voice) => voice.default) ?? voices[0] ?? null;
}

/** What is being said is cut short: the newest is what counts. @param volume 0..1 */
export function say(synthesis: SpeechSynthesis, voice: SpeechSynthesisVoice, text: string, volume: number): void {
	const utterance = new SpeechSynthesisUtterance(text);
	utterance.voice = voice;
	utterance.lang = voice.lang;
	utterance.volume = volume;
	synthesis.cancel();
	synthesis.speak(utterance);
}
