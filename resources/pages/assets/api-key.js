// The API key: asked for once, kept for the tab, sent in a header, never in an address.
const STORAGE_KEY = "hadir.apiKey";

/** @param {() => void} onChange */
export function createApiKey(onChange) {
	const form = document.getElementById("key-form");
	const field = document.getElementById("key");
	const kept = document.getElementById("key-kept");

	function show() {
		const has = sessionStorage.getItem(STORAGE_KEY) !== null;
		form.hidden = has;
		kept.hidden = !has;
		onChange();
	}
	function forget() {
		sessionStorage.removeItem(STORAGE_KEY);
		show();
		field.focus();
	}
	form.addEventListener("submit", (event) => {
		event.preventDefault();
		sessionStorage.setItem(STORAGE_KEY, field.value.trim());
		field.value = "";
		show();
	});
	document.getElementById("key-forget").addEventListener("click", forget);
	return { read: () => sessionStorage.getItem(STORAGE_KEY), forget, show };
}
