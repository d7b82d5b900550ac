const marks = { good: "✓", "look-again": "◉", unknown: "?", failed: "!" };

/** @param {"good" | "look-again" | "unknown" | "failed"} tone */
export function showResult(tone, headline, explanation) {
	const card = document.getElementById("result");
	card.hidden = false;
	card.dataset.tone = tone;
	document.getElementById("mark").textContent = marks[tone];
	document.getElementById("headline").textContent = headline;
	document.getElementById("explanation").textContent = explanation;
}
