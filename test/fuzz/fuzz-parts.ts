// Everything that takes what others wrote, but for images, whose run is its own.
import { httpPart } from "./http-part.ts";
import { modelFilePart } from "./model-file-part.ts";
import { ipcPart, socketPart } from "./rpc-parts.ts";
import type { FuzzPart } from "./run-part.ts";
import { codesPart, configPart, facesDbPart, manifestPart } from "./text-parts.ts";

export const fuzzParts: readonly FuzzPart[] = [
	httpPart,
	socketPart,
	ipcPart,
	codesPart,
	configPart,
	facesDbPart,
	manifestPart,
	modelFilePart,
];
