// The whole log through `npm run export`, in a process of its own whose greatest memory is told.
import { execFile } from "node:child_process";
import { devNull } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

export interface ExportFigures {
	readonly rows: number;
	readonly rowsPerSecond: number;
	/** Resident, at its greatest. */
	readonly peakMB: number;
	readonly summaryRows: number;
	/** Of records read for it. */
	readonly summaryPeakMB: number;
}

const run = promisify(execFile);
const command = join(import.meta.dirname, "../../src/cli/export.ts");
const reporter = join(import.meta.dirname, "report-peak-memory.ts");

export async function measureExport(dataDir: string): Promise<ExportFigures> {
	const events = await runExport(dataDir, []);
	const summary = await runExport(dataDir, ["--summary"]);
	return {
		rows: events.rows,
		rowsPerSecond: events.rows / (events.ms / 1000),
		peakMB: events.peakMB,
		summaryRows: summary.rows,
		summaryPeakMB: summary.peakMB,
	};
}

async function runExport(dataDir: string, parameters: readonly string[]) {
	const args = ["--import", reporter, command, "--out", devNull, ...parameters];
	const startedMs = performance.now();
	const { stdout, stderr } = await run(process.execPath, args, { env: { ...process.env, HADIR_DATA_DIR: dataDir } });
	const ms = performance.now() - startedMs;
	const rows = Number(/^(\d+) /.exec(stdout)?.[1]);
	const peakMB = Number(/^peak (\d+(?:\.\d+)?) MB$/m.exec(stderr)?.[1]);
	if (Number.isNaN(rows) || Number.isNaN(peakMB)) throw new Error(`the export said: ${stdout}${stderr}`);
	return { ms, rows, peakMB };
}
