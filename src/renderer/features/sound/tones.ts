// Short sounds, made where they are heard: nothing is loaded, nothing has a licence. A rising pair means done, a falling
// one not done; who cannot see the colour hears the difference.
import type { Cue } from "./cue.ts";

interface Note {
	/** Hertz; equal temperament, A4 = 440. */
	readonly frequency: number;
	readonly startMs: number;
	readonly lengthMs: number;
}

const C5 = 523.25;
const E5 = 659.25;
const G5 = 783.99;
const C6 = 1046.5;
const A4 = 440;
const F4 = 349.23;

const note = (frequency: number, startMs: number, lengthMs = 160): Note => ({ frequency, startMs, lengthMs });
const prompt = [note(G5, 0, 120)];

const melodies: Readonly<Record<Cue, readonly Note[]>> = {
	recorded_in: [note(C5, 0), note(G5, 130, 260)],
	recorded_out: [note(G5, 0), note(E5, 130), note(C6, 260, 260)],
	already: [note(E5, 0), note(E5, 170)],
	ask: [note(E5, 0, 120), note(G5, 140, 160)],
	turn_left: prompt,
	turn_right: prompt,
	look_straight: prompt,
	blink: prompt,
	look_again: [note(A4, 0, 180), note(A4, 230, 180)],
	not_recognised: [note(A4, 0, 180), note(F4, 200, 260)],
	not_recorded: [note(F4, 0, 240), note(F4, 300, 240), note(F4, 600, 400)],
};

const RAMP_S = 0.012;
/** Several sines at full gain would clip, and a kiosk is no alarm. */
const LOUDEST = 0.4;

/** Plays at once. @param volume 0..1 */
export function playTones(audio: AudioContext, cue: Cue, volume: number): void {
	const beginS = audio.currentTime;
	for (const { frequency, startMs, lengthMs } of melodies[cue]) {
		const startS = beginS + startMs / 1_000;
		const endS = startS + lengthMs / 1_000;
		const gain = audio.createGain();
		const oscillator = audio.createOscillator();
		oscillator.type = "sine";
		oscillator.frequency.value = frequency;
		// Without ramps a tone begins and ends with a click.
		gain.gain.setValueAtTime(0, startS);
		gain.gain.linearRampToValueAtTime(volume * LOUDEST, startS + RAMP_S);
		gain.gain.setTargetAtTime(0, endS - lengthMs / 2_000, lengthMs / 6_000);
		oscillator.connect(gain).connect(audio.destination);
		oscillator.start(startS);
		oscillator.stop(endS + RAMP_S);
	}
}
