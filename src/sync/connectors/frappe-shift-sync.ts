// Moves `last_sync_of_checkin` of Shift Types on, so that Frappe may mark who is absent. Set later than a punch that is
// still on its way, it makes somebody absent who was there: so it is never later than what all kiosks of the shift have
// delivered. With several kiosks each keeps a Shift Type of its own name as its register, to which no employee belongs:
// its `last_sync_of_checkin` says how far that kiosk has come, and the real shifts get the earliest of them.
import { z } from "zod";
import type { DrainReport } from "../../core/ports/hris-target.ts";
import type { HttpRequest, Send } from "./http-request.ts";
import { wallTimeIn } from "./punch-record.ts";
import { below, type CallResult, callJson, failureOf } from "./target-call.ts";

/** Devices that wrote for the shift within so long must all be known. */
const LOOK_BACK_MS = 14 * 86_400_000;
const PATH = "/api/resource/Shift%20Type";

const shiftType = z.object({ data: z.object({ last_sync_of_checkin: z.string().nullish() }) });
const checkins = z.object({ data: z.array(z.object({ device_id: z.string(), shift: z.string() })) });

export interface ShiftSyncSettings {
	readonly url: string;
	/** IANA; Frappe keeps local time without a zone. */
	readonly timeZone: string;
	/** Shift Types to move on. */
	readonly shifts: readonly string[];
	/** `device_id` of this kiosk. */
	readonly device: string;
	/** Every kiosk that records for these shifts, this one too. */
	readonly kiosks: readonly string[];
}

class NotMoved extends Error {}

/** Never rejects. */
export function createShiftSync(send: Send, headers: Readonly<Record<string, string>>, settings: ShiftSyncSettings) {
	const { url, timeZone, shifts, device, kiosks } = settings;

	async function call<Schema extends z.ZodType>(request: Omit<HttpRequest, "headers">, answer: Schema) {
		const result: CallResult<z.output<Schema>> = await callJson(send, { request: { ...request, headers }, answer });
		if (result.kind === "value") return result;
		const { errorCode, detail = errorCode } = failureOf(result);
		throw new NotMoved(`${decodeURIComponent(request.url.pathname).split("/").at(-1)}: ${detail}`);
	}

	const addressOf = (name: string) => below(url, `${PATH}/${encodeURIComponent(name)}`);

	/** Site-local text, which sorts as time does; empty where it was never set. */
	async function read(name: string): Promise<{ readonly at: string; readonly dateHeader: string | null }> {
		const { value, dateHeader } = await call({ method: "GET", url: addressOf(name) }, shiftType);
		return { at: (value.data.last_sync_of_checkin ?? "").slice(0, 19), dateHeader };
	}

	/** Only ever forward: another kiosk may have known more. */
	async function moveTo(name: string, at: string): Promise<void> {
		if ((await read(name)).at >= at) return;
		const body = JSON.stringify({ last_sync_of_checkin: at });
		await call({ method: "PUT", url: addressOf(name), body }, shiftType);
	}

	function toSiteTime(atMs: number): string {
		const { date, time } = wallTimeIn(timeZone, atMs);
		return `${date} ${time}`;
	}

	/** A kiosk that nobody has named may have punches waiting that this one knows nothing of. */
	async function refuseUnknownDevices(nowMs: number): Promise<void> {
		const address = below(url, "/api/resource/Employee%20Checkin");
		// An empty device is somebody's entry by hand.
		const filters = [
			["shift", "in", shifts],
			["device_id", "not in", ["", ...kiosks]],
			["time", ">", toSiteTime(nowMs - LOOK_BACK_MS)],
		];
		address.searchParams.set("fields", JSON.stringify(["device_id", "shift"]));
		address.searchParams.set("filters", JSON.stringify(filters));
		address.searchParams.set("limit_page_length", "1");
		const { value } = await call({ method: "GET", url: address }, checkins);
		const [stranger] = value.data;
		if (stranger) throw new NotMoved(`${stranger.device_id} also records for ${stranger.shift}`);
	}

	/** How far the slowest kiosk has come. A register that was never set says nothing, so nothing is moved. */
	async function earliestOf(own: string): Promise<string> {
		if (kiosks.length <= 1) return own;
		await moveTo(device, own);
		const others = kiosks.filter((name) => name !== device);
		const registers = await Promise.all(others.map(async (name) => ({ name, ...(await read(name)) })));
		const unset = registers.find(({ at }) => at === "");
		if (unset) throw new NotMoved(`${unset.name}: last_sync_of_checkin is empty`);
		return [own, ...registers.map(({ at }) => at)].toSorted()[0] ?? own;
	}

	return async (drainedToMs: number): Promise<DrainReport> => {
		try {
			const [first = device] = shifts;
			const { dateHeader } = await read(first);
			// A kiosk whose clock is ahead would vouch for time that has not come.
			const theirMs = Date.parse(dateHeader ?? "");
			const ownMs = Number.isFinite(theirMs) ? Math.min(drainedToMs, theirMs) : drainedToMs;
			await refuseUnknownDevices(ownMs);
			const at = await earliestOf(toSiteTime(ownMs));
			for (const shift of shifts) await moveTo(shift, at);
			return { ok: true };
		} catch (error) {
			if (!(error instanceof NotMoved)) throw error;
			return { ok: false, errorCode: "SHIFT_NOT_MOVED", detail: error.message };
		}
	};
}

/** Names with commas or line breaks between. */
export function parseNames(text: string): readonly string[] {
	const names = text.split(/[,\n]/).map((name) => name.trim());
	return [...new Set(names.filter(Boolean))];
}
