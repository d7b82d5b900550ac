// The built Node host with a data folder of the benchmark's, set up as an installation is.
import { join } from "node:path";
import { type HostProcess, startHostProcess } from "../e2e/support/host-process.ts";
import { asKiosk, createRestClient } from "../e2e/support/rest-client.ts";
import { photoOf } from "../support/sample-people.ts";

const API_KEY = "bench-key-0123456789abcdef";
const serverModule = join(import.meta.dirname, "../../out/main/server.js");

/** Photographs do not pass for people: every layer runs, none gates. */
export function startBenchHost(dataDir: string): Promise<HostProcess> {
	const folder = { HADIR_DATA_DIR: dataDir, HADIR_PORT: "0", HADIR_API_KEY: API_KEY };
	const env = { ...process.env, ...folder, HADIR_LIVENESS: "observe", HADIR_UNSAFE: "1" };
	return startHostProcess(process.execPath, [serverModule], env);
}

export const kioskUrlOf = ({ url }: HostProcess) => `${url}/kiosk/#token=${encodeURIComponent(API_KEY)}`;

/** The wizard's answers, and one person who is known. */
export async function setUpHost({ url }: HostProcess): Promise<void> {
	const noHris = { hrisUrl: null, hrisSecret: null };
	const answers = { language: "id" as const, pin: "480912", kioskName: "Bench", cameraId: null, ...noHris };
	await asKiosk(url, API_KEY, (client) => client.setup.complete(answers));
	await createRestClient(url, API_KEY).register("B-1", "Bench", await photoOf("sari"));
}
