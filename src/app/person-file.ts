// The access export as a file to save.
import type { PersonExport } from "../core/domain/rights/person-export.ts";
import type { PersonFile } from "../core/services/rights/rights-services.ts";
import { renderPersonPage } from "./person-page.ts";

export function renderPersonFile(data: PersonExport, format: "page" | "data"): PersonFile {
	const name = `hadir-data-${data.exportedAt.slice(0, 10)}`;
	return format === "page"
		? { text: renderPersonPage(data), fileName: `${name}.html`, mediaType: "text/html" }
		: { text: `${JSON.stringify(data, null, "\t")}\n`, fileName: `${name}.json`, mediaType: "application/json" };
}
