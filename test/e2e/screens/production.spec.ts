// The gallery with its made-up people is no part of what is delivered.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { samplePunch } from "../../../src/renderer/gallery/sample-data.ts";
import { projectRoot } from "../support/host-kind.ts";

test("the built screen holds neither the gallery's page nor its people", () => {
	const built = join(projectRoot, "out", "renderer");
	const files = readdirSync(built, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
	const paths = files.map((file) => join(file.parentPath, file.name));
	const pages = paths.filter((path) => path.endsWith(".html"));
	expect(pages.sort()).toEqual(["device.html", "index.html"].map((page) => join(built, page)));
	const scripts = paths.filter((path) => path.endsWith(".js"));
	expect(scripts).not.toEqual([]);
	for (const script of scripts) expect(readFileSync(script, "utf8"), script).not.toContain(samplePunch.name);
});
