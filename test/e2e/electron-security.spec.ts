// What the Electron host forbids its page, as far as the double can show it; in Electron itself where that is there.
import { expect, test } from "./support/kiosk-test.ts";

test.beforeEach(({ hostKind }) => {
	test.skip(hostKind === "browser", "these are rules of the Electron host");
});

test("the page reaches nothing but its port, and loads nothing from elsewhere", async ({ kiosk }) => {
	const found = await kiosk.page.evaluate(() =>
		["require", "process", "module", "ipcRenderer", "electron", "Buffer"].filter((name) => name in window),
	);
	expect(found).toEqual([]);
	const policy = await kiosk.page.evaluate(async () => {
		const response = await fetch(window.location.href);
		return response.headers.get("content-security-policy");
	});
	expect(policy).toContain("default-src 'none'");
	expect(policy).not.toContain("unsafe");
});

test.describe("scripts that somebody plants", () => {
	test.use({ breaksContentPolicy: true });

	test("inline scripts do not run", async ({ kiosk }) => {
		const ran = await kiosk.page.evaluate(() => {
			const script = document.createElement("script");
			script.textContent = "window.inlineScriptRan = true";
			document.body.append(script);
			return "inlineScriptRan" in window;
		});
		expect(ran).toBe(false);
	});
});

test("only the camera is granted", async ({ kiosk }) => {
	const states = await kiosk.page.evaluate(async () => {
		const names = ["camera", "microphone", "geolocation", "notifications"] as const;
		const read = async (name: (typeof names)[number]) => (await navigator.permissions.query({ name })).state;
		return Promise.all(names.map(read));
	});
	expect(states[0]).toBe("granted");
	expect(states.slice(1)).not.toContain("granted");
});

test("it cannot navigate away or open a window", async ({ kiosk }) => {
	const { page } = kiosk;
	const address = page.url();
	await page.evaluate(() => {
		window.location.href = "https://example.com/";
	});
	await page.evaluate(() => void window.open("https://example.com/"));
	await expect.poll(() => page.context().pages().length).toBe(1);
	await expect(page.getByTestId("kiosk")).toBeVisible();
	expect(page.url()).toBe(address);
});

test("files outside the built pages are not served", async ({ kiosk }) => {
	const statuses = await kiosk.page.evaluate(async () => {
		const paths = ["/..%2fmain/index.js", "/%2e%2e/main/index.js", "/..%5c..%5cpackage.json", "/missing.js", "/%00"];
		return Promise.all(paths.map(async (path) => (await fetch(path)).status));
	});
	expect(statuses).toEqual([404, 404, 404, 404, 404]);
});
