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

export async function startFrappe(employees: readonly Employee[], timeZone = "Asia/Jakarta"): Promise<TargetBench> {
	const checkins: { employee: string; device: string; time: string; log_type: string }[] = [];
	const offsetMs = timeZone === "Asia/Jakarta" ? 7 * 3_600_000 : 0;

	function addLog(body: string): StandInAnswer {
		const { employee_field_value: value, timestamp, employee_fieldname: field, log_type } = JSON.parse(body);
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
		return { status: 200, json: { message: { name: `EMP-CKIN-${checkins.length}` } }, isWrite: true };
	}

	function list({ url }: StandInRequest): StandInAnswer {
		const start = Number(url.searchParams.get("limit_start"));
		const length = Number(url.searchParams.get("limit_page_length"));
		return { status: 200, json: { data: employees.slice(start, start + length) } };
	}

	const server = await startFaultyServer((request) => {
		if (request.headers.authorization !== "token key:secret")
			return { status: 401, json: { exc_type: "AuthenticationError" } };
		if (request.method === "POST" && request.url.pathname === METHOD) return addLog(request.body);
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
		setFault: server.setFault,
		stop: server.stop,
	};
}
