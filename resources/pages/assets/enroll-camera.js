// Enrollment over REST: each photo becomes one template through POST /register.
import { createApiKey } from "./api-key.js";
import { openCamera, takePhoto } from "./camera.js";
import { createLanguage, sharedTexts } from "./language.js";
import { post } from "./rest.js";
import { showResult } from "./result-card.js";

const RECOMMENDED_PHOTOS = 3;
const MAX_PHOTOS = 10;

const texts = {
	id: {
		...sharedTexts.id,
		title: "Daftar wajah",
		capture: "Ambil foto",
		upload: "Pilih berkas foto",
		advice:
			"Ambil paling sedikit tiga foto: menghadap depan, sedikit ke kiri, dan sedikit ke kanan. Cahaya merata, tanpa masker.",
		consent: "Karyawan sudah membaca pemberitahuan dan menyetujui penyimpanan data wajahnya.",
		"field.id": "Nomor karyawan",
		"field.name": "Nama",
		register: "Daftarkan",
		registering: "Mendaftarkan…",
		"photo.waiting": "Siap dikirim",
		"photo.sending": "Mengirim…",
		"photo.done": "Tersimpan",
		"photo.remove": "Hapus foto",
		"count.none": "Belum ada foto.",
		"count.some": "{count} foto siap. Disarankan {recommended} atau lebih.",
		"count.enough": "{count} foto siap.",
		"done.headline": "Terdaftar",
		"done.explanation": "{name} kini memiliki {total} data wajah.",
		"partly.headline": "Sebagian tersimpan",
		"failed.headline": "Belum tersimpan",
		"failed.explanation": "{failed} foto belum dapat dipakai. Lihat alasannya di bawah foto.",
	},
	en: {
		...sharedTexts.en,
		title: "Enroll a face",
		capture: "Take photo",
		upload: "Choose photo files",
		advice: "Take at least three photos: facing the camera, slightly left, slightly right. Even light, no mask.",
		consent: "The employee has read the notice and agrees that their face data is stored.",
		"field.id": "Employee number",
		"field.name": "Name",
		register: "Enroll",
		registering: "Enrolling…",
		"photo.waiting": "Ready to send",
		"photo.sending": "Sending…",
		"photo.done": "Saved",
		"photo.remove": "Remove photo",
		"count.none": "No photos yet.",
		"count.some": "Photos ready: {count}. {recommended} or more are recommended.",
		"count.enough": "Photos ready: {count}.",
		"done.headline": "Enrolled",
		"done.explanation": "{name} now has {total} face templates.",
		"partly.headline": "Partly saved",
		"failed.headline": "Not saved yet",
		"failed.explanation": "Photos that cannot be used: {failed}. The reason is below each one.",
	},
};

const video = document.getElementById("video");
const cameraOff = document.getElementById("camera-off");
const captureButton = document.getElementById("capture");
const registerButton = document.getElementById("register");
const form = document.getElementById("person");
const list = document.getElementById("photos");

/** @type {{ blob: Blob, url: string, state: "waiting" | "sending" | "done" | "failed", message: string | null }[]} */
let photos = [];
let cameraProblem = "camera.starting";
let isRegistering = false;

const language = createLanguage(texts, show);
const apiKey = createApiKey(show);

function fill(key, values) {
	return language.text(key).replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

function show() {
	cameraOff.hidden = cameraProblem === null;
	cameraOff.textContent = cameraProblem === null ? "" : language.text(cameraProblem);
	captureButton.disabled = cameraProblem !== null || isRegistering || photos.length >= MAX_PHOTOS;
	const waiting = photos.filter((photo) => photo.state !== "done").length;
	registerButton.disabled = isRegistering || waiting === 0 || apiKey.read() === null;
	registerButton.textContent = language.text(isRegistering ? "registering" : "register");
	const key = waiting === 0 ? "count.none" : waiting < RECOMMENDED_PHOTOS ? "count.some" : "count.enough";
	document.getElementById("photo-count").textContent = fill(key, { count: waiting, recommended: RECOMMENDED_PHOTOS });
	list.replaceChildren(...photos.map(toListItem));
}

function toListItem(photo) {
	const item = document.createElement("li");
	item.dataset.tone = photo.state === "done" ? "good" : photo.state === "failed" ? "failed" : "";
	const image = document.createElement("img");
	image.src = photo.url;
	image.alt = "";
	// A file that is no picture: its reason is told below, a broken-image sign adds nothing.
	image.addEventListener("error", () => image.removeAttribute("src"));
	const caption = document.createElement("p");
	caption.textContent = photo.state === "failed" ? photo.message : language.text(`photo.${photo.state}`);
	item.append(image, caption);
	if (!isRegistering && photo.state !== "done") item.append(createRemoveButton(photo));
	return item;
}

function createRemoveButton(photo) {
	const button = document.createElement("button");
	button.type = "button";
	button.textContent = "×";
	button.setAttribute("aria-label", language.text("photo.remove"));
	button.addEventListener("click", () => removePhotos((each) => each === photo));
	return button;
}

function addPhoto(blob) {
	if (photos.length >= MAX_PHOTOS) return;
	photos.push({ blob, url: URL.createObjectURL(blob), state: "waiting", message: null });
}

function removePhotos(isRemoved) {
	for (const photo of photos.filter(isRemoved)) URL.revokeObjectURL(photo.url);
	photos = photos.filter((photo) => !isRemoved(photo));
	show();
}

/** @returns {Promise<number | null>} how many templates the person has now; null when this photo was refused */
async function registerPhoto(photo, person) {
	photo.state = "sending";
	show();
	const answer = await post("/register", {
		fields: { ...person, image: photo.blob },
		key: apiKey.read() ?? "",
		language: language.current(),
	});
	photo.state = answer.ok ? "done" : "failed";
	photo.message = answer.ok ? null : (answer.message ?? language.text("network.failed"));
	if (answer.code === "UNAUTHENTICATED") apiKey.forget();
	show();
	return answer.ok ? answer.data.num_embeddings : null;
}

async function registerAll(person) {
	isRegistering = true;
	let total = null;
	for (const photo of photos.filter(({ state }) => state !== "done")) {
		total = (await registerPhoto(photo, person)) ?? total;
		if (apiKey.read() === null) break;
	}
	isRegistering = false;
	const failed = photos.filter(({ state }) => state === "failed").length;
	if (failed === 0) {
		showResult("good", language.text("done.headline"), fill("done.explanation", { name: person.name, total }));
		removePhotos(() => true);
		form.reset();
		return;
	}
	const headline = language.text(total === null ? "failed.headline" : "partly.headline");
	showResult(total === null ? "failed" : "look-again", headline, fill("failed.explanation", { failed }));
	show();
}

captureButton.addEventListener("click", async () => {
	addPhoto(await takePhoto(video));
	show();
});
document.getElementById("upload").addEventListener("change", (event) => {
	for (const file of event.target.files) addPhoto(file);
	event.target.value = "";
	show();
});
form.addEventListener("submit", (event) => {
	event.preventDefault();
	void registerAll({
		employee_id: document.getElementById("employee-id").value.trim(),
		name: document.getElementById("name").value.trim(),
	});
});

language.show();
apiKey.show();
cameraProblem = await openCamera(video, (problem) => {
	cameraProblem = problem;
	show();
});
show();
