// An in-house HRIS with manners of its own: words for IN and OUT, `status` inside a 200, a list of staff.
import type { AcceptedPunch, TargetBench } from "./bench.ts";
import { startFaultyServer } from "./faulty-server.ts";

export interface InHouseEmployee {
	readonly nik: string;
	readonly nama: string;
	readonly aktif: "Y" | "N";
}

export async function startInHouse(employees: readonly InHouseEmployee[]): Promise<TargetBench> {
	const rows: { readonly ref: string; readonly nik: string; readonly jenis: string; readonly epoch: number }[] = [];
	const server = await startFaultyServer(({ method, url, headers, body }) => {
		if (headers["x-token"] !== "s3cret") return { status: 401, json: { status: "error", message: "token salah" } };
		if (method === "GET" && url.pathname === "/karyawan") return { status: 200, json: { hasil: { data: employees } } };
		if (method !== "POST" || url.pathname !== "/presensi") return { status: 404, json: { status: "error" } };
		const row = JSON.parse(body);
		if (!employees.some(({ nik }) => nik === row.nik))
			return { status: 200, json: { status: "error", message: `NIK ${row.nik} tidak dikenal` } };
		if (rows.some(({ ref }) => ref === row.ref))
			return { status: 200, json: { status: "error", message: "sudah tercatat" } };
		rows.push(row);
		return { status: 200, json: { status: "sukses" }, isWrite: true };
	});
	return {
		settings: {
			url: `${server.url}/presensi`,
			method: "POST",
			headers: "X-Token: {{secret}}",
			format: "json",
			body: '{"ref":"{{event_id}}","nik":"{{external_id}}","jenis":"{{direction}}","epoch":"{{unix:number}}"}',
			inValue: "M",
			outValue: "K",
			deliveredStatuses: "200-299",
			duplicateStatuses: "409",
			duplicateText: "sudah tercatat",
			resultPath: "status",
			resultValue: "sukses",
			messagePath: "message",
			listUrl: `${server.url}/karyawan`,
			listPath: "hasil.data",
			listIdField: "nik",
			listExternalIdField: "",
			listNameField: "nama",
			listActiveField: "aktif",
			pullHours: 0,
		},
		secrets: { secret: "s3cret" },
		accepted: () =>
			rows.map(({ nik, jenis, epoch }): AcceptedPunch => {
				const at = new Date(epoch * 1000).toISOString().replace(".000", "");
				return { person: nik, direction: jenis === "M" ? "IN" : "OUT", at };
			}),
		setFault: server.setFault,
		stop: server.stop,
	};
}
