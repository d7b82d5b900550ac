// Releases on a web server: a static folder with one signed file for each channel.
import type { KeyObject } from "node:crypto";
import { AppError } from "../core/domain/errors.ts";
import type { Release } from "../core/domain/update/release.ts";
import type { UpdateFeed } from "../core/ports/updates.ts";
import { isAllowedAnswer } from "./feed-address.ts";
import { openSignedRelease } from "./signed-release.ts";

const MOST_CHARACTERS = 200_000;
const TIMEOUT_MS = 20_000;

export function manifestName(channel: string): string {
	return `hadir-${channel}.json`;
}

export interface HttpFeedOptions {
	/** From `parseFeedAddress`. */
	readonly address: URL;
	readonly channel: string;
	readonly publicKey: KeyObject;
}

export function createHttpFeed({ address, channel, publicKey }: HttpFeedOptions): UpdateFeed {
	return {
		host: address.host,
		async latest(): Promise<Release> {
			const text = await fetchText(new URL(manifestName(channel), address));
			return openSignedRelease(text, publicKey);
		},
	};
}

async function fetchText(address: URL): Promise<string> {
	try {
		const answer = await fetch(address, {
			signal: AbortSignal.timeout(TIMEOUT_MS),
			headers: { accept: "application/json", "cache-control": "no-cache" },
		});
		if (!answer.ok || !isAllowedAnswer(answer.url) || answer.body === null)
			throw new Error(`answered ${answer.status} from ${new URL(answer.url).host}`);
		let text = "";
		for await (const piece of answer.body.pipeThrough(new TextDecoderStream())) {
			text += piece;
			if (text.length > MOST_CHARACTERS) throw new Error("longer than any release");
		}
		return text;
	} catch (cause) {
		throw new AppError("UPDATE_FAILED", { reason: "feed" }, { detail: "the feed cannot be read", cause });
	}
}
