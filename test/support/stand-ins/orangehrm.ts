// OrangeHRM's attendance interface and its OAuth 2, written from the contract; the real one was not reached.
import type { AcceptedPunch, TargetBench } from "./bench.ts";
import { type StandInAnswer, type StandInRequest, startFaultyServer } from "./faulty-server.ts";

interface Side {
	readonly userDate: string;
	readonly userTime: string;
	readonly offset: number;
	readonly note: string;
}
interface PunchPair {
	readonly id: number;
	readonly employee: string;
	readonly punchIn: Side;
	punchOut: Side | null;
}

const refused = (status: number, message: string): StandInAnswer => ({
	status,
	json: { error: { status: String(status), message } },
});

const utcOf = ({ userDate, userTime, offset }: Side) => Date.parse(`${userDate}T${userTime}:00Z`) - offset * 3_600_000;

export interface OrangeBench extends TargetBench {
	/** Ends every access token that was given out. */
	endTokens(): void;
	/** How often a refresh token was used. */
	renewals(): number;
	/** Somebody goes through its consent: a new refresh token. */
	consent(): string;
}

export async function startOrangeHrm(employees: readonly string[]): Promise<OrangeBench> {
	const pairs: PunchPair[] = [];
	let generation = 1;
	let renewals = 0;
	let access: string | null = null;

	function giveToken({ body }: StandInRequest): StandInAnswer {
		const form = new URLSearchParams(body);
		const isRight = form.get("grant_type") === "refresh_token" && form.get("client_id") === "hadir";
		if (!isRight || form.get("refresh_token") !== `refresh-${generation}`)
			return { status: 400, json: { error: "invalid_grant", error_description: "The refresh token is invalid." } };
		generation += 1;
		renewals += 1;
		access = `access-${generation}`;
		return {
			status: 200,
			json: { token_type: "Bearer", expires_in: 3600, access_token: access, refresh_token: `refresh-${generation}` },
		};
	}

	function punch(employee: string, { method, body }: StandInRequest): StandInAnswer {
		const { date, time, timezoneOffset, note } = JSON.parse(body);
		if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || !/^\d{2}:\d{2}$/.test(time) || typeof timezoneOffset !== "number")
			return refused(422, "Invalid Parameter");
		const side: Side = { userDate: date, userTime: time, offset: timezoneOffset, note };
		const own = pairs.filter((pair) => pair.employee === employee);
		const open = own.find(({ punchOut }) => punchOut === null);
		const isInside = own.some(({ punchIn, punchOut }) => {
			return punchOut !== null && utcOf(punchIn) <= utcOf(side) && utcOf(side) < utcOf(punchOut);
		});
		if (method === "POST") {
			if (open) return refused(400, "Cannot Proceed Punch In Employee Already Punched In");
			if (isInside) return refused(400, "Punch-In Overlap Found");
			pairs.push({ id: pairs.length + 1, employee, punchIn: side, punchOut: null });
		} else {
			if (!open) return refused(400, "Cannot Proceed Punch Out Employee Already Punched Out");
			if (utcOf(side) <= utcOf(open.punchIn)) return refused(400, "Punch Out Time Should Be Later Than Punch In Time");
			open.punchOut = side;
		}
		return { status: 200, json: { data: { id: pairs.length }, meta: [] }, isWrite: true };
	}

	const server = await startFaultyServer((request) => {
		const { pathname } = request.url;
		if (pathname === "/web/index.php/oauth2/token") return giveToken(request);
		if (access === null || request.headers.authorization !== `Bearer ${access}`) return refused(401, "Session expired");
		if (pathname === "/web/index.php/api/v2/attendance/records/latest") return { status: 200, json: { data: [] } };
		const [, employee = "", rest = ""] =
			/^\/web\/index\.php\/api\/v2\/attendance\/employees\/(\d+)\/records(\/latest)?$/.exec(pathname) ?? [];
		if (!employees.includes(employee)) return refused(404, "Record Not Found");
		if (rest === "") return punch(employee, request);
		const latest = pairs.filter((pair) => pair.employee === employee).at(-1);
		return { status: 200, json: { data: latest ?? [], meta: [] } };
	});
	return {
		settings: { url: `${server.url}/web/index.php`, clientId: "hadir" },
		secrets: { refreshToken: "refresh-1" },
		accepted: () =>
			pairs.flatMap(({ employee, punchIn, punchOut }): AcceptedPunch[] => {
				const at = (side: Side) => `${new Date(utcOf(side)).toISOString().slice(0, 16)}Z`;
				return [
					{ person: employee, direction: "IN", at: at(punchIn) },
					...(punchOut === null ? [] : [{ person: employee, direction: "OUT" as const, at: at(punchOut) }]),
				];
			}),
		renewals: () => renewals,
		consent() {
			generation += 1;
			return `refresh-${generation}`;
		},
		endTokens: () => {
			access = "ended";
		},
		setFault: server.setFault,
		stop: server.stop,
	};
}
