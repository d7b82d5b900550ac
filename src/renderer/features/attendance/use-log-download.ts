// The filtered log as a file: asked for part by part, so that the kiosk goes on meanwhile, and put together here.
import { useEffect, useRef, useState } from "react";
import type { HadirClient } from "../../../contract/index.ts";
import { saveFile } from "../../data/save-file.ts";
import { useLanguage } from "../../i18n/use-language.ts";
import { fileNameOf, type LogFilter, toSearch } from "./log-filter.ts";

export interface LogDownload {
	/** So many rows are there; null while nothing is being downloaded. */
	readonly rows: number | null;
	readonly error: unknown;
	/** What was saved last. */
	readonly saved: { readonly fileName: string; readonly rows: number } | null;
	start(filter: LogFilter): void;
	cancel(): void;
}

const idle = { rows: null, error: null, saved: null };

export function useLogDownload(client: HadirClient): LogDownload {
	// Spreadsheets split a file where their language puts the list separator: `;` where the comma is the decimal point.
	const separator = useLanguage() === "id" ? ";" : ",";
	const [state, setState] = useState<Pick<LogDownload, "rows" | "error" | "saved">>(idle);
	const running = useRef<AbortController | null>(null);
	useEffect(() => () => running.current?.abort(), []);

	async function run(filter: LogFilter, signal: AbortSignal): Promise<void> {
		// Each part is a Blob at once: the browser keeps large ones on disk, not in the page's memory.
		const parts: Blob[] = [];
		let rows = 0;
		for (let cursor: string | null | undefined; cursor !== null; ) {
			const search = { ...toSearch(filter), separator, ...(cursor !== undefined && { cursor }) } as const;
			const part = await client.log.csvPart(search, { signal });
			parts.push(new Blob([part.text]));
			rows += part.rows;
			cursor = part.nextCursor;
			setState({ ...idle, rows });
		}
		const fileName = fileNameOf(filter);
		saveFile(new Blob(parts, { type: "text/csv;charset=utf-8" }), fileName);
		setState({ ...idle, saved: { fileName, rows } });
	}

	return {
		...state,
		start(filter) {
			const controller = new AbortController();
			running.current = controller;
			setState({ ...idle, rows: 0 });
			run(filter, controller.signal).catch((error: unknown) => {
				setState(controller.signal.aborted ? idle : { ...idle, error });
			});
		},
		cancel: () => running.current?.abort(),
	};
}
