import { expect, test } from "vitest";
import { isAppUrl } from "../../../src/main/app-origin.ts";

test.each([
	["app://hadir/", true],
	["app://hadir/index.html#x", true],
	["app://hadir", true],
	["app://other/", false],
	["app://hadir.example/", false],
	["app://hadir:1/", false],
	["https://hadir/", false],
	["file:///etc/passwd", false],
	["null", false],
	["", false],
])("%s is ours: %s", (address, isOurs) => {
	expect(isAppUrl(address)).toBe(isOurs);
});
