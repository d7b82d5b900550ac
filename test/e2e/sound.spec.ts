// What is heard at the kiosk, with the browser's two sound outputs replaced by ones that take notes.
import type { Page } from "@playwright/test";
import { expect, test } from "./support/kiosk-test.ts";

/** Runs in the page, before anything else. */
function installSoundRecorder(voices: readonly { lang: string; localService: boolean }[]): void {
	const heard: string[] = [];
	Object.assign(window, { heard });
	const synthesis = {
		getVoices: () => voices.map((voice) => ({ ...voice, name: voice.lang, voiceURI: voice.lang, default: false })),
		cancel: () => undefined,
		speak: ({ text, lang, volume }: { text: string; lang: string; volume: number }) =>
			heard.push(`${lang} ${volume}: ${text}`),
	};
	// The browser's own takes no voice that it does not know.
	class Utterance {
		text: string;
		constructor(text: string) {
			this.text = text;
		}
	}
	Object.defineProperty(window, "speechSynthesis", { value: synthesis });
	Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
	const { start } = OscillatorNode.prototype;
	OscillatorNode.prototype.start = function (when) {
		heard.push(`${Math.round(this.frequency.value)} Hz`);
		start.call(this, when);
	};
}

async function listen(page: Page, voices: readonly { lang: string; localService: boolean }[]): Promise<void> {
	await page.addInitScript(installSoundRecorder, voices);
	await page.reload();
	await expect(page.getByTestId("kiosk")).toBeVisible();
}

const heardOn = (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(window, "heard"));

test.use({ chromiumArgs: ["--autoplay-policy=no-user-gesture-required"] });

test("a punch is told by a voice of the machine, in the screen's language, without a name", async ({ kiosk }) => {
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.asSupervisor(({ settings }) => settings.update({ soundMode: "voice", soundVolume: 80 }));
	await listen(kiosk.page, [
		{ lang: "id-ID", localService: false },
		{ lang: "id-ID", localService: true },
	]);
	await kiosk.show("sari");
	await expect(kiosk.page.getByTestId("card-recorded")).toBeVisible();
	await expect.poll(() => heardOn(kiosk.page)).toEqual(["id-ID 0.8: Masuk, tercatat."]);
});

test("an English kiosk speaks with an English voice; where the machine has only Indonesian ones it is told by tones", async ({
	kiosk,
}) => {
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.asSupervisor(({ settings }) => settings.update({ soundMode: "voice", soundVolume: 40, language: "en" }));
	await listen(kiosk.page, [
		{ lang: "id-ID", localService: true },
		{ lang: "en-GB", localService: true },
	]);
	await kiosk.show("stranger");
	await expect(kiosk.page.getByTestId("card-unknown")).toBeVisible();
	await expect
		.poll(() => heardOn(kiosk.page))
		.toContainEqual("en-GB 0.4: Not recognised yet. Look straight at the camera.");

	await kiosk.show(null);
	await listen(kiosk.page, [{ lang: "id-ID", localService: true }]);
	await kiosk.show("sari");
	await expect(kiosk.page.getByTestId("card-recorded")).toBeVisible();
	await expect.poll(() => heardOn(kiosk.page)).toEqual(["523 Hz", "784 Hz"]);
});

test("without such a voice it is told by tones, and in quiet hours by nothing", async ({ kiosk }) => {
	await kiosk.enroll("E-001", "Sari Wulandari", "sari");
	await kiosk.enroll("E-002", "Ayu Lestari", "ayu");
	await kiosk.asSupervisor(({ settings }) => settings.update({ soundMode: "voice" }));
	await listen(kiosk.page, [{ lang: "id-ID", localService: false }]);
	await kiosk.show("sari");
	await expect(kiosk.page.getByTestId("card-recorded")).toContainText("Sari");
	await expect.poll(() => heardOn(kiosk.page)).toEqual(["523 Hz", "784 Hz"]);

	await kiosk.asSupervisor(({ settings }) => settings.update({ quietHours: { fromMinute: 0, toMinute: 0 } }));
	await kiosk.page.reload();
	await kiosk.show("ayu");
	await expect(kiosk.page.getByTestId("card-recorded")).toContainText("Ayu");
	expect(await heardOn(kiosk.page)).toEqual([]);
});
