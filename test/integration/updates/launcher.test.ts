// The launcher as a process, over version folders with stand-in programs: what becomes of a good version and of bad ones.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFolderInstaller } from "../../../src/updates/folder-installer.ts";
import { createHttpFeed } from "../../../src/updates/http-feed.ts";
import { signRelease } from "../../../src/updates/signed-release.ts";
import { openVersionFolders } from "../../../src/updates/version-folders.ts";
import { eventually } from "../../support/eventually.ts";
import { type LoopbackFeed, serveFeed } from "../../support/updates/loopback-feed.ts";
import { type RunningLauncher, runLauncher, startedVersions } from "../../support/updates/run-launcher.ts";
import {
	type Behaviour,
	makeReleaseKey,
	packVersion,
	releaseWith,
	writeInstallation,
} from "../../support/updates/stand-in-version.ts";

const key = makeReleaseKey();
let root: string;
let folder: string;
let feed: LoopbackFeed;
let launcher: RunningLauncher | null = null;
beforeEach(async () => {
	root = mkdtempSync(join(tmpdir(), "hadir-root-"));
	folder = join(root, "feed");
	mkdirSync(folder);
	feed = await serveFeed(folder);
	writeInstallation(root, "1.0.0");
	start();
	await eventually("the first version runs", () => startedVersions(root).length === 1);
});
afterEach(async () => {
	launcher?.process.kill("SIGTERM");
	await launcher?.ended;
	await feed.close();
	rmSync(root, { recursive: true, force: true });
});

function start() {
	launcher = runLauncher(root);
}

const folders = () => openVersionFolders(root);
const links = () => ["current", "proven", "previous"].map((link) => folders().linked(link as "current"));

function installerOf(version: string) {
	return createFolderInstaller({
		root,
		target: "node-linux-x64",
		version,
		source: { feed: feed.address },
		endProcess: () => {},
	});
}

/** Published, fetched, checked, unpacked and chosen by the version that runs; then it asks to be started again. */
async function update(version: string, behaviour: Behaviour, from = "1.0.0") {
	const file = await packVersion(folder, version, behaviour);
	writeFileSync(join(folder, "hadir-stable.json"), signRelease(releaseWith(version, [file]), key.privateKey));
	const release = await createHttpFeed({ address: feed.address, channel: "stable", publicKey: key.publicKey }).latest();
	const installer = installerOf(from);
	await installer.prepare(release, file, () => {});
	expect(installer.isPrepared(release, file)).toBe(true);
	await installer.install(release);
	askForRestart();
	return installer;
}

/** The stand-in ends as the host does after an update: with the code for being started again. */
function askForRestart() {
	const pid = childOf(launcher?.process.pid ?? 0);
	process.kill(pid, "SIGUSR2");
}

function childOf(parent: number): number {
	for (const name of readdirSync("/proc")) {
		if (!/^\d+$/.test(name)) continue;
		try {
			const status = readStatus(name);
			if (status === parent) return Number(name);
		} catch {
			// It has ended meanwhile.
		}
	}
	throw new Error(`no child of ${parent}`);
}

describe("a new version", () => {
	it("that is good stays, and the one before is kept", async () => {
		const installer = await update("1.1.0", "good");
		await eventually("it is proven", () => folders().linked("proven") === "1.1.0");
		expect(links()).toEqual(["1.1.0", "1.1.0", "1.0.0"]);
		expect(installer.outcome()).toMatchObject({ version: "1.1.0", outcome: "healthy", reason: null });
		expect(startedVersions(root)).toEqual(["1.0.0", "1.1.0"]);
		expect(installerOf("1.1.0").previousVersion()).toBe("1.0.0");
	});

	it.each([
		["neverReady", "notReady"],
		["silent", "notReady"],
		["crashes", "crashed"],
		["endsAtOnce", "crashed"],
	] as const)("that is bad (%s) is sent back, and the one before runs again", async (behaviour, reason) => {
		const installer = await update("1.2.0", behaviour);
		await eventually("it was sent back", () => startedVersions(root).slice(1).includes("1.0.0"), 40_000);
		expect(links()).toEqual(["1.0.0", "1.0.0", null]);
		expect(installer.outcome()).toMatchObject({ version: "1.2.0", outcome: "rolledBack", reason });
		const tries = startedVersions(root).filter((version) => version === "1.2.0").length;
		expect(tries).toBe(reason === "crashed" ? 3 : 1);
	});

	it("follows on one that was sent back", async () => {
		await update("1.2.0", "endsAtOnce");
		await eventually("it was sent back", () => startedVersions(root).slice(1).includes("1.0.0"));
		await update("1.3.0", "good");
		await eventually("the next is proven", () => folders().linked("proven") === "1.3.0");
		expect(readdirSync(join(root, "versions")).sort()).toEqual(["1.0.0", "1.3.0"]);
	});

	it("goes back by hand to the one that is kept", async () => {
		await update("1.1.0", "good");
		await eventually("it is proven", () => folders().linked("proven") === "1.1.0");
		await installerOf("1.1.0").goBack();
		askForRestart();
		await eventually("the one before is proven", () => folders().linked("proven") === "1.0.0");
		expect(links()).toEqual(["1.0.0", "1.0.0", "1.1.0"]);
	});
});

describe("what cannot be put in place changes nothing", () => {
	it("a release with a bad signature", async () => {
		const file = await packVersion(folder, "1.4.0", "good");
		const forged = signRelease(releaseWith("1.4.0", [file]), makeReleaseKey().privateKey);
		writeFileSync(join(folder, "hadir-stable.json"), forged);
		const from = createHttpFeed({ address: feed.address, channel: "stable", publicKey: key.publicKey });
		await expect(from.latest()).rejects.toMatchObject({ data: { reason: "signature" } });
	});

	it("a tarball that is cut off, or is not the one that was signed", async () => {
		const file = await packVersion(folder, "1.5.0", "good");
		truncateSync(join(folder, file.name), file.bytes - 100);
		const release = releaseWith("1.5.0", [file]);
		await expect(installerOf("1.0.0").prepare(release, file, () => {})).rejects.toMatchObject({
			data: { reason: "download" },
		});
		const damaged = { ...file, name: "damaged.tar.gz", bytes: 500 };
		writeFileSync(join(folder, "damaged.tar.gz"), Buffer.alloc(500, 7));
		await expect(installerOf("1.0.0").prepare(release, damaged, () => {})).rejects.toMatchObject({
			data: { reason: "signature" },
		});
		expect(links()).toEqual(["1.0.0", "1.0.0", null]);
	});

	it("a signed tarball that holds another version than it says", async () => {
		const file = await packVersion(folder, "1.6.0", "good");
		await expect(installerOf("1.0.0").prepare(releaseWith("1.7.0", [file]), file, () => {})).rejects.toMatchObject({
			data: { reason: "install" },
		});
		expect(readdirSync(join(root, "versions"))).toEqual(["1.0.0"]);
		await expect(installerOf("1.0.0").install(releaseWith("1.7.0", [file]))).rejects.toMatchObject({
			data: { reason: "install" },
		});
	});
});

describe("ended from outside", () => {
	it("by the service manager in the middle of a trial, it goes on with the trial and counts nothing against it", async () => {
		await update("1.1.0", "good");
		for (let stop = 1; stop <= 4; stop += 1) {
			await eventually("the trial runs", () => startedVersions(root).length === 1 + stop);
			launcher?.process.kill("SIGTERM");
			expect(await launcher?.ended).toBe(0);
			expect(folders().linked("proven")).toBe("1.0.0");
			start();
		}
		await eventually("it is proven", () => folders().linked("proven") === "1.1.0");
	});

	it("a proven version that crashes is left to the service manager, with its exit code", async () => {
		process.kill(childOf(launcher?.process.pid ?? 0), "SIGKILL");
		expect(await launcher?.ended).toBe(1);
	});
});

function readStatus(pid: string): number {
	return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
}
