// Camera test: what /recognize says about the live picture. Nothing is recorded.
import { createApiKey } from "./api-key.js";
import { openCamera, takePhoto } from "./camera.js";
import { createLanguage, sharedTexts } from "./language.js";
import { post } from "./rest.js";
import { showResult } from "./result-card.js";

/** Between the end of one call and the start of the next: about two a second, well within the rate limit. */
const PAUSE_MS = 350;

const texts = {
	id: {
		...sharedTexts.id,
		title: "Uji kamera",
		start: "Mulai",
		stop: "Berhenti",
		note: "Halaman ini hanya mencoba pengenalan wajah. Presensi tidak dicatat.",
		"field.employee": "Nomor karyawan",
		"field.distance": "Jarak / ambang",
		"field.confidence": "Keyakinan",
		"field.liveness": "Keaslian",
		"field.duration": "Waktu jawab",
		"idle.headline": "Siap",
		"idle.explanation": "Tekan Mulai lalu hadapkan wajah ke kamera.",
		"needKey.headline": "Perlu kunci API",
		"needKey.explanation": "Masukkan kunci API untuk mulai.",
		"unknown.headline": "Belum dikenal",
		"unknown.explanation": "Wajah terlihat jelas tetapi belum terdaftar.",
		spoof_detected: "Belum dapat dipastikan bahwa orangnya hadir langsung.",
		liveness_uncertain: "Belum pasti. Hadapkan wajah ke kamera, cari cahaya yang merata.",
		quality_low: "Kurang jelas. Mendekatlah dan tahan sebentar.",
		NO_FACE: "Belum ada wajah yang terlihat. Hadapkan wajah ke kamera.",
		MULTIPLE_FACES: "Ada beberapa wajah. Satu orang saja di depan kamera.",
		"again.headline": "Lihat sekali lagi",
		"failed.headline": "Belum berhasil",
		"match.high": "Dikenali dengan keyakinan tinggi.",
		"match.medium": "Dikenali dengan keyakinan sedang.",
		"match.low": "Mirip, tetapi kurang yakin untuk mencatat presensi.",
		"confidence.high": "tinggi",
		"confidence.medium": "sedang",
		"confidence.low": "rendah",
		"liveness.ok": "lolos",
		"liveness.observe": "diamati, tidak menyaring",
		"liveness.off": "dimatikan",
		"liveness.refused": "tidak lolos",
	},
	en: {
		...sharedTexts.en,
		title: "Camera test",
		start: "Start",
		stop: "Stop",
		note: "This page only tries out recognition. No attendance is recorded.",
		"field.employee": "Employee number",
		"field.distance": "Distance / threshold",
		"field.confidence": "Confidence",
		"field.liveness": "Liveness",
		"field.duration": "Answered in",
		"idle.headline": "Ready",
		"idle.explanation": "Press Start and face the camera.",
		"needKey.headline": "API key needed",
		"needKey.explanation": "Enter the API key to begin.",
		"unknown.headline": "Not known yet",
		"unknown.explanation": "The face is clear but not enrolled.",
		spoof_detected: "It is not certain yet that the person is here in person.",
		liveness_uncertain: "Not certain yet. Face the camera in even light.",
		quality_low: "Not clear enough. Come closer and hold still.",
		NO_FACE: "No face in view yet. Face the camera.",
		MULTIPLE_FACES: "There are several faces. One person in front of the camera, please.",
		"again.headline": "Look once more",
		"failed.headline": "That did not work",
		"match.high": "Recognised with high confidence.",
		"match.medium": "Recognised with medium confidence.",
		"match.low": "Similar, but not sure enough to record attendance.",
		"confidence.high": "high",
		"confidence.medium": "medium",
		"confidence.low": "low",
		"liveness.ok": "passed",
		"liveness.observe": "observed, not gating",
		"liveness.off": "switched off",
		"liveness.refused": "not passed",
	},
};

const video = document.getElementById("video");
const cameraOff = document.getElementById("camera-off");
const runButton = document.getElementById("run");
let cameraProblem = "camera.starting";
let isRunning = false;
let isLooping = false;

const language = createLanguage(texts, showIdle);
const apiKey = createApiKey(showIdle);

function showIdle() {
	cameraOff.hidden = cameraProblem === null;
	cameraOff.textContent = cameraProblem === null ? "" : language.text(cameraProblem);
	runButton.textContent = language.text(isRunning ? "stop" : "start");
	const hasKey = apiKey.read() !== null;
	runButton.disabled = cameraProblem !== null || !hasKey;
	if (isRunning) return;
	const state = hasKey ? "idle" : "needKey";
	showResult("unknown", language.text(`${state}.headline`), language.text(`${state}.explanation`));
}

function showDetails({ employee = "–", distance = "–", confidence = "–", liveness = "–", duration = "–" }) {
	for (const [id, value] of Object.entries({ employee, distance, confidence, liveness, duration }))
		document.getElementById(id).textContent = value;
}

function showAnswer(data, durationMs) {
	const duration = `${Math.round(durationMs)} ms`;
	if (!data.liveness_ok) {
		const tone = data.reason === "quality_low" ? "look-again" : "unknown";
		showResult(tone, language.text("again.headline"), language.text(data.reason));
		showDetails({ liveness: data.debug_liveness, duration });
		return;
	}
	const liveness = language.text(`liveness.${data.liveness_mode ?? "ok"}`);
	const measured = data.match ? data.distance : data.best_distance;
	const distance = `${measured === null ? "–" : measured.toFixed(3)} / ${data.threshold.toFixed(3)}`;
	if (!data.match) {
		showResult("unknown", language.text("unknown.headline"), language.text("unknown.explanation"));
		showDetails({ distance, liveness, duration });
		return;
	}
	const confidence = language.text(`confidence.${data.confidence}`);
	showResult("good", data.name, language.text(`match.${data.confidence}`));
	showDetails({ employee: data.employee_id, distance, confidence, liveness, duration });
}

function showRefusal({ code, message }) {
	// In front of a camera these two ask for a step, not for another file as over REST.
	const step = code === "NO_FACE" || code === "MULTIPLE_FACES" ? language.text(code) : null;
	const headline = language.text(step ? "again.headline" : "failed.headline");
	showResult(step ? "look-again" : "failed", headline, step ?? message ?? language.text("network.failed"));
	showDetails({});
}

async function recogniseOnce() {
	const startedAt = performance.now();
	const answer = await post("/recognize", {
		fields: { image: await takePhoto(video) },
		key: apiKey.read() ?? "",
		language: language.current(),
	});
	if (!isRunning) return 0;
	if (answer.ok) showAnswer(answer.data, performance.now() - startedAt);
	else showRefusal(answer);
	if (answer.code === "UNAUTHENTICATED") {
		isRunning = false;
		apiKey.forget();
		showRefusal(answer);
	}
	return answer.ok ? 0 : answer.retryAfterMs;
}

/** One picture under way at a time, the next after a pause; stopped and started meanwhile, the same loop goes on. */
async function run() {
	if (isLooping) return;
	isLooping = true;
	while (isRunning) {
		const waitMs = await recogniseOnce();
		await new Promise((resolve) => setTimeout(resolve, Math.max(PAUSE_MS, waitMs)));
	}
	isLooping = false;
}

runButton.addEventListener("click", () => {
	isRunning = !isRunning;
	showIdle();
	if (isRunning) void run();
	else showDetails({});
});

language.show();
apiKey.show();
cameraProblem = await openCamera(video, (problem) => {
	cameraProblem = problem;
	isRunning = false;
	showDetails({});
	showIdle();
});
showIdle();
