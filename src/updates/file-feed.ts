// A release that somebody brought on a stick: the same signed file, from a folder.

import type { KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { AppError } from "../core/domain/errors.ts";
import type { UpdateFeed } from "../core/ports/updates.ts";
import { openSignedRelease } from "./signed-release.ts";

export function createFileFeed(manifestPath: string, publicKey: KeyObject): UpdateFeed {
	return {
		host: manifestPath,
		async latest() {
			let text: string;
			try {
				text = readFileSync(manifestPath, "utf8");
			} catch (cause) {
				throw new AppError("UPDATE_FAILED", { reason: "feed" }, { detail: `${manifestPath} cannot be read`, cause });
			}
			return openSignedRelease(text, publicKey);
		},
	};
}
