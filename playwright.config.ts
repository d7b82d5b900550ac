// The same specs on three hosts: see docs/architecture.md. Needs a build (`npm run test:e2e` makes one) and an installed
// Chromium, Chrome or Edge.
import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";
import type { HostKind } from "./test/e2e/support/host-kind.ts";

// The gallery of states has no host, and the walk looks at pages that every host shows: once is enough.
const project = (hostKind: HostKind) => ({
	name: hostKind,
	use: { hostKind },
	testIgnore: hostKind === "browser" ? [] : ["screens/**", "walk/**"],
});

export default defineConfig<object, { hostKind: HostKind }>({
	testDir: "test/e2e",
	outputDir: "test-results",
	// Each test has a host, an inference process and a browser of its own.
	workers: Math.max(1, Math.floor(availableParallelism() / 2)),
	fullyParallel: true,
	timeout: 120_000,
	expect: { timeout: 30_000 },
	forbidOnly: process.env["CI"] !== undefined,
	retries: 0,
	reporter: "list",
	projects: [project("browser"), project("electron-double"), project("electron")],
});
