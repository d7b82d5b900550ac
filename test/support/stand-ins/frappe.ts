// Frappe HRMS as its employee_checkin.py answers, written from the contract; the real one was not reached.
import type { AcceptedPunch, TargetBench } from "./bench.ts";
import { type StandInAnswer, type StandInRequest, startFaultyServer } from "./faulty-server.ts";

const METHOD = "/api/method/hrms.hr.doctype.employee_checkin.employee_checkin.add_log_based_on_employee_field";

interface Employee {
	readonly name: string;
	readonly employee_name: string;
	readonly status: "Active" | "Left";
	readonly attendance_device_id: string | null;
}

/** `frappe.throw`: 417 with the message inside JSON inside JSON. */
function thrown(message: string): StandInAnswer {
	const _server_messages = JSON.stringify([JSON.stringify({ message, title: "Message", indicator: "red" })]);
	return { status: 417, json: { exc_type: "ValidationError", exc: '["Traceback ..."]', _server_messages } };
}

export interface FrappeBench extends TargetBench {
	/** `last_sync_of_checkin` by Shift Type, site-local. */
	readonly shiftTypes: Map<string, string | null>;
	/** A check-in of another device, as it would have sent it. */
	addCheckin(device: string, shift: string, time: string): void;
}

/** Every employee works in the shift Pagi. */
const SHIFT = "Pagi";

export async function startFrappe(employees: readonly Employee[], timeZone = "Asia/Jakarta"): Promise<FrappeBench> {
	const checkins: { employee: string; device: string; time: string; log_type: string }[] = [];
	const records: { readonly device_id: string; readonly shift: string; readonly time: string }[] = [];
	const shiftTypes = new Map<string, string | null>();
	const offsetMs = timeZone === "Asia/Jakarta" ? 7 * 3_600_000 : 0;

	function addLog(body: string): StandInAnswer {
		const { employee_field_value: value, timestamp, employee_fieldname: field, log_type, device_id } = JSON.parse(body);
		if (!value || !timestamp) return thrown("'employee_field_value' and 'timestamp' are required.");
		if (field !== "attendance_device_id") return thrown(`No such field ${field}`);
		const employee = employees.find(({ attendance_device_id: id }) => id === value);
		if (!employee) return thrown(`No Employee found for the given employee field value. '${field}': ${value}`);
		if (employee.status !== "Active")
			return thrown(`Transactions cannot be created for an Inactive Employee <b>${employee.name}</b>.`);
		if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}\.000000$/.test(timestamp)) return thrown("Invalid timestamp");
		const twin = checkins.find(
			(row) => row.employee === employee.name && row.time === timestamp && row.log_type === log_type,
		);
		if (twin) return thrown("This employee already has a log with the same timestamp.<br>EMP-CKIN-1");
		checkins.push({ employee: employee.name, device: value, time: timestamp, log_type });
		records.push({ device_id, shift: SHIFT, time: timestamp });
		return { status: 200, json: { message: { name: `EMP-CKIN-${checkins.length}` } }, isWrite: true };
	}

	function list({ url }: StandInRequest): StandInAnswer {
		const start = Number(url.searchParams.get("limit_start"));
		const length = Number(url.searchParams.get("limit_page_length"));
		return { status: 200, json: { data: employees.slice(start, start + length) } };
	}

	function listCheckins({ url }: StandInRequest): StandInAnswer {
		const filters: readonly [string, string, unknown][] = JSON.parse(url.searchParams.get("filters") ?? "[]");
		const found = records.filter((record) =>
			filters.every(([field, operator, value]) => {
				const given = field === "shift" ? record.shift : field === "device_id" ? record.device_id : record.time;
				const isIn = Array.isArray(value) && value.includes(given);
				if (operator === "in") return isIn;
				return operator === "not in" ? !isIn : given > String(value);
			}),
		);
		return { status: 200, json: { data: found.slice(0, Number(url.searchParams.get("limit_page_length"))) } };
	}

	function shiftType({ method, body }: StandInRequest, name: string): StandInAnswer {
		if (!shiftTypes.has(name)) return { status: 404, json: { exc_type: "DoesNotExistError" } };
		if (method === "PUT") shiftTypes.set(name, JSON.parse(body).last_sync_of_checkin);
		return { status: 200, json: { data: { name, last_sync_of_checkin: shiftTypes.get(name) } } };
	}

	const server = await startFaultyServer((request) => {
		if (request.headers.authorization !== "token key:secret")
			return { status: 401, json: { exc_type: "AuthenticationError" } };
		if (request.method === "POST" && request.url.pathname === METHOD) return addLog(request.body);
		const [, shift] = /^\/api\/resource\/Shift%20Type\/(.+)$/.exec(request.url.pathname) ?? [];
		if (shift !== undefined) return shiftType(request, decodeURIComponent(shift));
		if (request.url.pathname === "/api/resource/Employee%20Checkin") return listCheckins(request);
		if (request.url.pathname === "/api/resource/Employee") return list(request);
		if (request.url.pathname === "/api/method/frappe.auth.get_logged_user")
			return { status: 200, json: { message: "kiosk@example.com" } };
		return { status: 404, json: { exc_type: "DoesNotExistError" } };
	});
	return {
		settings: {
			url: server.url,
			version: "hrms",
			employeeField: "attendance_device_id",
			deviceId: "",
			timeZone,
			skipAutoAttendance: false,
			pullHours: 0,
		},
		secrets: { apiKey: "key", apiSecret: "secret" },
		accepted: () =>
			checkins.map(({ device, time, log_type }): AcceptedPunch => {
				const utcMs = Date.parse(`${time.slice(0, 19).replace(" ", "T")}Z`) - offsetMs;
				const direction = log_type === "IN" ? "IN" : "OUT";
				return { person: device, direction, at: new Date(utcMs).toISOString().replace(".000", "") };
			}),
		shiftTypes,
		addCheckin: (device_id, shift, time) => void records.push({ device_id, shift, time }),
		setFault: server.setFault,
		stop: server.stop,
	};
}
