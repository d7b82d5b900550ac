// Calls of the REST interface.

/**
 * @param {string} path
 * @param {{ fields: Record<string, string | Blob>, key: string, language: string }} options
 * @returns {Promise<{ ok: true, data: any } | { ok: false, code: string, message: string | null, retryAfterMs: number }>}
 *   `message` is null when the server could not be reached
 */
export async function post(path, { fields, key, language }) {
	const body = new FormData();
	for (const [name, value] of Object.entries(fields)) body.append(name, value);
	try {
		const response = await fetch(path, {
			method: "POST",
			headers: { "X-API-Key": key, "Accept-Language": language },
			body,
		});
		const answer = await response.json();
		if (response.ok) return { ok: true, data: answer.data };
		const retryAfterMs = Number(response.headers.get("retry-after") ?? 0) * 1000;
		return { ok: false, code: answer.code, message: answer.message, retryAfterMs };
	} catch {
		return { ok: false, code: "UNREACHABLE", message: null, retryAfterMs: 0 };
	}
}
