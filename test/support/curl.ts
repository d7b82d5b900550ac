// The old service's clients call with multipart from scripts: so do these tests, with the real curl.
import { execFile, execFileSync } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

export interface CurlAnswer {
	readonly status: number;
	/** Parsed JSON. */
	readonly body: unknown;
}

/** Why curl tests are skipped here; null when curl is installed. */
export function curlMissing(): string | null {
	try {
		execFileSync("curl", ["--version"], { stdio: "ignore" });
		return null;
	} catch {
		return "curl is not installed";
	}
}

export async function curl(...parameters: string[]): Promise<CurlAnswer> {
	const { stdout } = await run("curl", ["--silent", "--show-error", "--write-out", "\n%{http_code}", ...parameters]);
	const end = stdout.lastIndexOf("\n");
	return { status: Number(stdout.slice(end + 1)), body: JSON.parse(stdout.slice(0, end)) };
}
