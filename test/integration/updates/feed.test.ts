// A release from the feed onto this disk: only what the key signed, only as long as it was signed, taken up where it stopped.
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ReleaseFile } from "../../../src/core/domain/update/release.ts";
import { parseFeedAddress } from "../../../src/updates/feed-address.ts";
import { fetchReleaseFile } from "../../../src/updates/fetch-file.ts";
import { createHttpFeed } from "../../../src/updates/http-feed.ts";
import { openSignedRelease, readReleaseKey, signRelease } from "../../../src/updates/signed-release.ts";
import { type LoopbackFeed, serveFeed } from "../../support/updates/loopback-feed.ts";
import { describeFile, makeReleaseKey, releaseWith } from "../../support/updates/stand-in-version.ts";

const key = makeReleaseKey();
let folder: string;
let place: string;
let feed: LoopbackFeed;
let file: ReleaseFile;
beforeEach(async () => {
	folder = mkdtempSync(join(tmpdir(), "hadir-feed-"));
	place = mkdtempSync(join(tmpdir(), "hadir-fetched-"));
	writeFileSync(join(folder, "big.tar.gz"), Buffer.alloc(300_000, "hadir"));
	file = describeFile(join(folder, "big.tar.gz"), "big.tar.gz");
	feed = await serveFeed(folder);
});
afterEach(async () => {
	await feed.close();
	for (const path of [folder, place]) rmSync(path, { recursive: true, force: true });
});

describe("a signed release", () => {
	const release = releaseWith("1.3.0", [describeNothing()]);
	const signed = signRelease(release, key.privateKey);
	const refused = { code: "UPDATE_FAILED", data: { reason: "signature" } };

	it("opens with the key that signed it, and says what was signed", () => {
		expect(openSignedRelease(signed, key.publicKey)).toEqual(release);
	});

	it("is refused from another key, when a character of it was changed, and when it is no release at all", () => {
		expect(() => openSignedRelease(signed, makeReleaseKey().publicKey)).toThrow(expect.objectContaining(refused));
		for (const wrong of [
			signed.replace("1.3.0", "9.3.0"),
			signed.replace("Fixes", "fixes"),
			signed.slice(0, 90),
			"",
			"[]",
		])
			expect(() => openSignedRelease(wrong, key.publicKey)).toThrow(expect.objectContaining(refused));
	});

	it("is not made of a file name that leads elsewhere, or of a version that is none", () => {
		const file = describeNothing();
		for (const wrong of [
			releaseWith("1.3.0", [{ ...file, name: "../evil.tar.gz" }]),
			releaseWith("1.3", [file]),
			releaseWith("1.3.0", []),
			releaseWith("1.3.0", [file], { stagingPercentage: 101 }),
		])
			expect(() => signRelease(wrong, key.privateKey)).toThrow();
	});

	it("needs a key of the right kind", () => {
		expect(readReleaseKey(key.text)?.asymmetricKeyType).toBe("ed25519");
		expect(readReleaseKey("bm8ga2V5")).toBeNull();
	});

	it("comes from the feed's folder by its channel, and what is not there is the feed's fault", async () => {
		writeFileSync(join(folder, "hadir-stable.json"), signed);
		const options = { address: feed.address, publicKey: key.publicKey };
		expect(await createHttpFeed({ ...options, channel: "stable" }).latest()).toEqual(release);
		const failure = { code: "UPDATE_FAILED", data: { reason: "feed" } };
		await expect(createHttpFeed({ ...options, channel: "beta" }).latest()).rejects.toMatchObject(failure);
		writeFileSync(join(folder, "hadir-beta.json"), Buffer.alloc(2_000_000, "a"));
		await expect(createHttpFeed({ ...options, channel: "beta" }).latest()).rejects.toMatchObject(failure);
	});
});

describe("a file of a release", () => {
	const path = () => join(place, "fetched.tar.gz");
	const fetchIt = (changes: Partial<ReleaseFile> = {}, address = feed.address) => {
		const seen: number[] = [];
		const run = fetchReleaseFile({
			file: { ...file, ...changes },
			address,
			path: path(),
			onProgress: (doneBytes) => seen.push(doneBytes),
			firstPauseMs: 5,
		});
		return { run, seen };
	};

	it("arrives whole, with progress", async () => {
		const { run, seen } = fetchIt();
		await run;
		expect(readFileSync(path())).toEqual(readFileSync(join(folder, "big.tar.gz")));
		expect(seen.at(-1)).toBe(300_000);
		expect(seen).toEqual([...seen].sort((a, b) => a - b));
	});

	it("is taken up where the line broke, again and again", async () => {
		feed.breaksAfter.push(100_000, 50_000);
		await fetchIt().run;
		const from = feed.requests.map((request) => Number(request.split(" from ")[1] ?? 0));
		// How much of what was sent arrives before a line breaks is the system's affair; nothing that came is asked for again.
		expect(from[0]).toBe(0);
		expect(from).toEqual(from.toSorted((a, b) => a - b));
		expect(from.at(-1)).toBeGreaterThan(0);
		expect(from.length).toBeGreaterThanOrEqual(3);
		expect(readFileSync(path())).toEqual(readFileSync(join(folder, "big.tar.gz")));
	});

	it("is begun anew where the server knows no ranges", async () => {
		const plain = await serveFeed(folder, { knowsRanges: false });
		plain.breaksAfter.push(100_000);
		await fetchIt({}, plain.address).run;
		await plain.close();
		expect(readFileSync(path())).toEqual(readFileSync(join(folder, "big.tar.gz")));
	});

	it("that never comes whole is given up, and what came is kept for the next time", async () => {
		feed.breaksAfter.push(1000, 1000, 1000, 1000);
		await expect(fetchIt().run).rejects.toMatchObject({ data: { reason: "download" } });
		expect(existsSync(path())).toBe(false);
		const came = readFileSync(`${path()}.part`).length;
		expect(came).toBeGreaterThanOrEqual(1000);
		await fetchIt().run;
		expect(feed.requests.at(-1)).toBe(`big.tar.gz from ${came}`);
	});

	it("longer than it was signed is not fetched to its end", async () => {
		appendFileSync(join(folder, "big.tar.gz"), Buffer.alloc(5_000_000));
		await expect(fetchIt().run).rejects.toMatchObject({ data: { reason: "download" } });
		expect(readFileSync(`${path()}.part`).length).toBeLessThanOrEqual(300_000);
	});

	it("cut short on the server is refused", async () => {
		truncateSync(join(folder, "big.tar.gz"), 200_000);
		await expect(fetchIt().run).rejects.toMatchObject({ data: { reason: "download" } });
		expect(existsSync(path())).toBe(false);
	});

	it("with another content is refused and removed", async () => {
		writeFileSync(join(folder, "big.tar.gz"), Buffer.alloc(300_000, "HADIR"));
		await expect(fetchIt().run).rejects.toMatchObject({ data: { reason: "signature" } });
		expect([existsSync(path()), existsSync(`${path()}.part`)]).toEqual([false, false]);
	});

	it("that would fill the disk is not begun", async () => {
		await expect(fetchIt({ bytes: 1e15 }).run).rejects.toMatchObject({ data: { reason: "disk" } });
		expect(feed.requests).toEqual([]);
	});
});

it.each([
	["https://updates.example/hadir", "https://updates.example/hadir/"],
	["http://127.0.0.1:8080/", "http://127.0.0.1:8080/"],
	["http://localhost/x", "http://localhost/x/"],
	["http://updates.example/", null],
	["http://127.0.0.1.evil.example/", null],
	["https://user:word@updates.example/", null],
	["https://updates.example/?a=1", null],
	["file:///tmp", null],
	["updates.example", null],
])("a feed at %s is %s", (text, address) => {
	expect(parseFeedAddress(text)?.href ?? null).toBe(address);
});

function describeNothing(): ReleaseFile {
	return { target: "node-linux-x64", name: "hadir.tar.gz", bytes: 1, sha512: Buffer.alloc(64).toString("base64") };
}
