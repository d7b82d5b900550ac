import { describe, expect, it, test } from "vitest";
import { cueKeyOf, cueOf } from "../../../src/renderer/features/sound/cue.ts";
import { isQuiet } from "../../../src/renderer/features/sound/quiet-hours.ts";
import { createSpeaker } from "../../../src/renderer/features/sound/speaker.ts";
import { findVoice } from "../../../src/renderer/features/sound/voice.ts";
import { galleryScenes } from "../../../src/renderer/gallery/gallery-scenes.ts";
import { samplePunch } from "../../../src/renderer/gallery/sample-data.ts";

describe("what is heard", () => {
	it("is each outcome and each thing to do, and nothing while all is well", () => {
		const heard = new Map(galleryScenes.map(({ name, screen }) => [name, cueOf(screen)]));
		expect(heard.get("recorded-in")).toBe("recorded_in");
		expect(heard.get("recorded-out")).toBe("recorded_out");
		expect(heard.get("challenge-turn-left")).toBe("turn_left");
		expect(heard.get("not-recorded")).toBe("not_recorded");
		for (const silent of ["idle", "observing", "settled", "hint-come-closer", "several", "reconnecting", "camera-lost"])
			expect(heard.get(silent), silent).toBeNull();
	});

	it("does not tell an attack from a look that failed", () => {
		expect(cueOf({ kind: "refused" })).toBe(cueOf({ kind: "look_again" }));
	});

	it("is said once for one punch, and again for the next", () => {
		const first = cueKeyOf({ kind: "recorded", punch: samplePunch });
		expect(cueKeyOf({ kind: "recorded", punch: { ...samplePunch, name: "other" } })).toBe(first);
		expect(cueKeyOf({ kind: "recorded", punch: { ...samplePunch, eventId: "0193-9" } })).not.toBe(first);
		expect(cueKeyOf({ kind: "idle" })).toBeNull();
	});
});

describe("quiet hours", () => {
	it("end at their end, by day and over midnight", () => {
		const lunch = { fromMinute: 720, toMinute: 780 };
		expect([719, 720, 779, 780].map((minute) => isQuiet(lunch, minute))).toEqual([false, true, true, false]);
		const night = { fromMinute: 1_320, toMinute: 360 };
		expect([1_319, 1_320, 0, 359, 360].map((minute) => isQuiet(night, minute))).toEqual([
			false,
			true,
			true,
			true,
			false,
		]);
		expect(isQuiet(null, 0)).toBe(false);
	});

	it("from an hour to the same hour are the whole day", () => {
		expect([0, 600, 1_439].every((minute) => isQuiet({ fromMinute: 600, toMinute: 600 }, minute))).toBe(true);
	});
});

test("the sound is opened before the first thing to say, and not at all where it is off", () => {
	let opened = 0;
	const openAudio = () => {
		opened += 1;
		return null;
	};
	const speaker = createSpeaker({ openAudio, synthesis: null });
	speaker.prepare({ soundMode: "off", soundVolume: 80 });
	speaker.prepare({ soundMode: "tones", soundVolume: 0 });
	expect(opened).toBe(0);
	speaker.prepare({ soundMode: "tones", soundVolume: 80 });
	expect(opened).toBe(1);
});

describe("a voice", () => {
	const voice = (lang: string, localService: boolean, isDefault = false) => ({
		lang,
		localService,
		default: isDefault,
		name: lang,
		voiceURI: lang,
	});
	const machine = (...voices: ReturnType<typeof voice>[]) => ({ getVoices: () => voices });

	it("is the machine's own, never one of the network", () => {
		expect(findVoice(machine(voice("id-ID", false)), "id")).toBeNull();
		expect(findVoice(machine(voice("id-ID", false), voice("id_ID", true)), "id")?.lang).toBe("id_ID");
	});

	it("speaks the language of the screen; the default one first", () => {
		const voices = machine(voice("en-US", true), voice("en-GB", true, true), voice("in", true));
		expect(findVoice(voices, "en")?.lang).toBe("en-GB");
		expect(findVoice(voices, "id")?.lang).toBe("in");
		expect(findVoice(machine(voice("de-DE", true)), "en")).toBeNull();
	});
});
