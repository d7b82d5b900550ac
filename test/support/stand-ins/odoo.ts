// Odoo's JSON-2 and the rules of hr.attendance, written from the contract; the real one was not reached.
import type { AcceptedPunch, TargetBench } from "./bench.ts";
import { type StandInAnswer, startFaultyServer } from "./faulty-server.ts";

interface Employee {
	readonly id: number;
	readonly name: string;
	readonly barcode: string | false;
	readonly active: boolean;
}
interface Attendance {
	readonly id: number;
	readonly employee_id: number;
	check_in: string;
	check_out: string | false;
}

interface SearchParameters {
	readonly domain?: readonly [string, string, unknown][];
	readonly order?: string;
	readonly limit?: number;
	readonly offset?: number;
}

function refused(status: number, name: string, message: string): StandInAnswer {
	return { status, json: { name, message, arguments: [message], context: {}, debug: "" } };
}
const invalid = (message: string) => refused(422, "odoo.exceptions.ValidationError", message);

export interface OdooBench extends TargetBench {
	/** As somebody at the HRIS's own screen would add it. */
	add(employeeId: number, checkIn: string, checkOut: string | false): void;
	attendances(): readonly Attendance[];
}

export async function startOdoo(employees: readonly Employee[]): Promise<OdooBench> {
	const attendances: Attendance[] = [];
	let nextId = 1;

	/** check_out after check_in, no overlap, one open record a person: as hr_attendance checks. */
	function problemOf(candidate: Attendance): string | null {
		const others = attendances.filter((one) => one.employee_id === candidate.employee_id && one.id !== candidate.id);
		const end = (record: Attendance) => record.check_out || "9999";
		if (candidate.check_out !== false && candidate.check_out < candidate.check_in)
			return '"Check Out" time cannot be earlier than "Check In" time.';
		if (others.some((one) => one.check_in <= candidate.check_in && end(one) > candidate.check_in && one.check_out))
			return "Cannot create new attendance record, the employee was already checked in";
		if (candidate.check_out === false && others.some((one) => one.check_out === false))
			return "Cannot create new attendance record, the employee hasn't checked out since";
		const overlaps = others.some((one) => one.check_in > candidate.check_in && one.check_in < end(candidate));
		return overlaps ? "Cannot create new attendance record, it overlaps a later one" : null;
	}

	function search(rows: readonly object[], { domain = [], order, limit, offset = 0 }: SearchParameters) {
		const read = (row: object, field: string): unknown => Object.entries(row).find(([key]) => key === field)?.[1];
		const found = rows.filter((row) =>
			domain.every(([field, operator, value]) => {
				const given = read(row, field);
				if (operator === "=") return given === value;
				return operator === "<=" ? String(given) <= String(value) : String(given) > String(value);
			}),
		);
		const [field = "id", way] = String(order ?? "id asc").split(" ");
		const sign = way === "desc" ? -1 : 1;
		const sorted = found.toSorted((a, b) => ((read(a, field) as string) < (read(b, field) as string) ? -sign : sign));
		return { status: 200, json: sorted.slice(offset, offset + Number(limit ?? 1e9)) };
	}

	function create({ vals_list: [vals] }: { vals_list: [Partial<Attendance>] }): StandInAnswer {
		const { employee_id: employeeId = 0, check_in = "", check_out = false } = vals;
		if (!employees.some(({ id }) => id === employeeId))
			return refused(404, "odoo.exceptions.MissingError", "Record does not exist or has been deleted.");
		const record = { id: nextId, employee_id: employeeId, check_in, check_out };
		const problem = problemOf(record);
		if (problem !== null) return invalid(problem);
		nextId += 1;
		attendances.push(record);
		return { status: 200, json: [record.id], isWrite: true };
	}

	function write({ ids: [id], vals }: { ids: [number]; vals: { check_out: string } }): StandInAnswer {
		const record = attendances.find((one) => one.id === id);
		if (!record) return refused(404, "odoo.exceptions.MissingError", "Record does not exist or has been deleted.");
		const problem = problemOf({ ...record, ...vals });
		if (problem !== null) return invalid(problem);
		record.check_out = vals.check_out;
		return { status: 200, json: true, isWrite: true };
	}

	const server = await startFaultyServer(({ url, headers, body }) => {
		if (headers.authorization !== "bearer key")
			return refused(401, "werkzeug.exceptions.Unauthorized", "Invalid apikey");
		if (headers["x-odoo-database"] !== "company") return refused(404, "werkzeug.exceptions.NotFound", "no database");
		const parameters = JSON.parse(body);
		switch (url.pathname) {
			case "/json/2/hr.attendance/search_read":
				return search(attendances, parameters);
			case "/json/2/hr.attendance/create":
				return create(parameters);
			case "/json/2/hr.attendance/write":
				return write(parameters);
			case "/json/2/hr.employee/search_read":
				return search(
					parameters.context?.active_test === false ? employees : employees.filter(({ active }) => active),
					parameters,
				);
			default:
				return refused(404, "werkzeug.exceptions.NotFound", "not found");
		}
	});
	const toZulu = (utc: string) => `${utc.replace(" ", "T")}Z`;
	return {
		settings: { url: server.url, database: "company", employeeField: "barcode", pullHours: 0 },
		secrets: { apiKey: "key" },
		accepted: () =>
			attendances
				.flatMap(({ employee_id: id, check_in, check_out }): AcceptedPunch[] => [
					{ person: String(id), direction: "IN", at: toZulu(check_in) },
					...(check_out === false || check_out === check_in
						? []
						: [{ person: String(id), direction: "OUT" as const, at: toZulu(check_out) }]),
				])
				.toSorted((a, b) => a.at.localeCompare(b.at)),
		add: (employeeId, check_in, check_out) => {
			attendances.push({ id: nextId, employee_id: employeeId, check_in, check_out });
			nextId += 1;
		},
		attendances: () => attendances,
		setFault: server.setFault,
		stop: server.stop,
	};
}
