// The table of Electron's twenty points says what is true: its files exist, its fuses are set, and nothing that it calls
// absent was put in.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { electronFuses } from "../../scripts/lib/electron-fuses.mjs";

const project = join(import.meta.dirname, "../..");
const table = readFileSync(join(project, "docs", "electron-security.md"), "utf8");
const rows = table.split("\n").filter((line) => line.startsWith("|"));
const cells = (row: string) => row.split("|").map((cell) => cell.trim());
const mainSource = readdirSync(join(project, "src", "main"))
	.filter((file) => file.endsWith(".ts"))
	.map((file) => readFileSync(join(project, "src", "main", file), "utf8"))
	.join("\n");

test("all twenty points are there, each with a file that exists", () => {
	const points = rows.map(cells).filter(([, number]) => /^\d+$/.test(number ?? ""));
	expect(points.map(([, number]) => Number(number))).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
	for (const point of points) expect(point[4], `point ${point[1]}`).toMatch(/^`/);
});

test("every file that the page names exists", () => {
	const named = [...table.matchAll(/`((?:src|test|scripts)\/[\w./-]+|[\w-]+\.(?:json|mjs))`/g)].map(
		([, path]) => path ?? "",
	);
	expect(named.length).toBeGreaterThan(20);
	expect(named.filter((path) => !existsSync(join(project, path)))).toEqual([]);
});

test("the fuses are set as the page says, and all of them are named", () => {
	const written = rows.map(cells).filter(([, name]) => Object.hasOwn(electronFuses, name ?? ""));
	const told = Object.fromEntries(written.map(([, name, setTo]) => [name, setTo === "on"]));
	expect(told).toEqual(electronFuses);
});

test.each([
	"webSecurity",
	"allowRunningInsecureContent",
	"experimentalFeatures",
	"enableBlinkFeatures",
	"nodeIntegrationInWorker",
	"nodeIntegrationInSubFrames",
	"openExternal",
	"openPath",
	"contextBridge",
	"executeJavaScript",
])("%s occurs nowhere in the main process", (name) => {
	expect(mainSource).not.toContain(name);
});

test.each(["setWindowOpenHandler", "will-frame-navigate", "will-redirect", "will-attach-webview"])(
	"%s is decided by us",
	(name) => expect(mainSource).toContain(name),
);
