// `npm start`: opens the kiosk in Electron where it can be had, else in an installed browser, else prints the address.

import { spawn } from "node:child_process";
import { parseArgs } from "node:util";
import { buildWhereStale } from "./lib/built.mjs";
import { ownGroup, superviseUntilFirstExit, superviseWithWindow } from "./lib/child-process.mjs";
import { findOrFetchElectron } from "./lib/electron-binary.mjs";
import { findBrowser } from "./lib/find-browser.mjs";
import { chooseHost, describeChoice, hasDisplay } from "./lib/host-choice.mjs";
import { openKioskBrowser } from "./lib/kiosk-browser.mjs";
import { startNodeHost } from "./lib/node-host.mjs";
import { projectRoot } from "./lib/node-runtime.mjs";
import { RESTART_EXIT_CODE, startAgainWhenAsked } from "./lib/restart-code.mjs";

const usage = `npm start -- [options]
  --host=electron|browser  which host to take; otherwise Electron where it can be had
  --demo                   sample staff, a simulated camera and a stand-in HRIS; needs no camera
  --headless               the browser host without a window, for machines without a display`;

const hosts = /** @type {const} */ (["electron", "browser"]);

function readOptions() {
	try {
		const { values } = parseArgs({
			options: {
				host: { type: "string" },
				demo: { type: "boolean", default: false },
				headless: { type: "boolean", default: false },
				help: { type: "boolean", default: false },
			},
		});
		const { host, ...flags } = values;
		const wanted = hosts.find((known) => known === host) ?? null;
		if (host === undefined || wanted !== null) return { ...flags, host: wanted };
		console.error(`--host is electron or browser, not ${host}\n${usage}`);
	} catch (error) {
		console.error(`${error instanceof Error ? error.message : error}\n${usage}`);
	}
	process.exit(2);
}

/** @param {string} electronPath @param {NodeJS.ProcessEnv} env */
function startElectron(electronPath, env) {
	const args = [projectRoot, `--restart-code=${RESTART_EXIT_CODE}`];
	return superviseUntilFirstExit([spawn(electronPath, args, { stdio: "inherit", env, ...ownGroup })]);
}

/** @param {string | null} browserPath @param {{ demo: boolean, headless: boolean }} options @param {NodeJS.ProcessEnv} env */
async function startNode(browserPath, { demo, headless }, env) {
	const host = startNodeHost({ env, hasKioskWindow: browserPath !== null });
	const listening = await host.listening;
	if (!listening) return 1;
	if (!browserPath) {
		console.log(`Open the kiosk at ${listening.kioskUrl}`);
		return superviseUntilFirstExit([host.process]);
	}
	const window = { ...listening, isWindowed: demo, isHeadless: headless };
	const open = () => openKioskBrowser(browserPath, window);
	return demo ? superviseUntilFirstExit([host.process, open()]) : superviseWithWindow(host.process, open);
}

const options = readOptions();
if (options.help) {
	console.log(usage);
	process.exit(0);
}
const built = await buildWhereStale();
if (built !== 0) process.exit(built);

const isDisplayed = hasDisplay(process.env, process.platform);
const wantsElectron = options.host === "electron" || (options.host === null && isDisplayed && !options.headless);
const choice = chooseHost({
	wanted: options.host,
	electron: wantsElectron ? await findOrFetchElectron({ force: options.host === "electron" }) : null,
	browserPath: findBrowser(),
	hasDisplay: isDisplayed,
	headless: options.headless,
});
console.log(describeChoice(choice));
const env = options.demo ? { ...process.env, HADIR_DEMO: "1" } : process.env;
if (choice.host === "none") process.exit(1);
process.exit(
	await startAgainWhenAsked(() =>
		choice.host === "electron"
			? startElectron(choice.path, env)
			: startNode(choice.host === "browser" ? choice.path : null, options, env),
	),
);
