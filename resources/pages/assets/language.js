// Indonesian first, English at the press of a button. Elements with `data-text` show the text of that key.
const STORAGE_KEY = "hadir.language";

/**
 * @param {Record<"id" | "en", Record<string, string>>} texts
 * @param {() => void} onChange called after each change, for what is not a plain `data-text`
 */
export function createLanguage(texts, onChange) {
	const button = document.getElementById("language");
	let language = sessionStorage.getItem(STORAGE_KEY) === "en" ? "en" : "id";

	function show() {
		document.documentElement.lang = language;
		for (const element of document.querySelectorAll("[data-text]"))
			element.textContent = texts[language][element.dataset.text] ?? "";
		document.title = `Hadir: ${texts[language].title}`;
		button.textContent = language === "id" ? "English" : "Bahasa Indonesia";
		onChange();
	}

	button.addEventListener("click", () => {
		language = language === "id" ? "en" : "id";
		sessionStorage.setItem(STORAGE_KEY, language);
		show();
	});
	return {
		current: () => language,
		text: (key) => texts[language][key] ?? "",
		show,
	};
}

export const sharedTexts = {
	id: {
		"key.title": "Kunci API",
		"key.label": "X-API-Key",
		"key.hint": "Disimpan hanya untuk tab ini dan hilang saat tab ditutup.",
		"key.use": "Pakai kunci",
		"key.kept": "Kunci API tersimpan untuk tab ini.",
		"key.forget": "Ganti kunci",
		"camera.starting": "Menyalakan kamera…",
		"camera.denied": "Kamera tidak diizinkan. Izinkan kamera untuk halaman ini lalu muat ulang.",
		"camera.none": "Kamera tidak ditemukan. Sambungkan kamera lalu muat ulang halaman.",
		"camera.busy": "Kamera sedang dipakai aplikasi lain. Tutup aplikasi itu lalu muat ulang halaman.",
		"camera.lost": "Kamera terputus. Periksa kabelnya lalu muat ulang halaman.",
		"camera.insecure": "Kamera hanya tersedia lewat HTTPS atau di komputer ini sendiri.",
		"network.failed": "Server tidak terjangkau. Periksa sambungan lalu coba lagi.",
	},
	en: {
		"key.title": "API key",
		"key.label": "X-API-Key",
		"key.hint": "Kept for this tab only and gone when the tab is closed.",
		"key.use": "Use key",
		"key.kept": "The API key is kept for this tab.",
		"key.forget": "Change key",
		"camera.starting": "Starting the camera…",
		"camera.denied": "The camera is not allowed. Allow it for this page and reload.",
		"camera.none": "No camera was found. Connect one and reload the page.",
		"camera.busy": "Another application uses the camera. Close it and reload the page.",
		"camera.lost": "The camera was disconnected. Check its cable and reload the page.",
		"camera.insecure": "The camera is available over HTTPS or on this computer only.",
		"network.failed": "The server cannot be reached. Check the connection and try again.",
	},
};
