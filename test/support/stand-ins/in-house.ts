// An in-house HRIS with manners of its own: words for IN and OUT, `status` inside a 200, a list of staff.
import type { AcceptedPunch, TargetBench } from "./bench.ts";
import { startFaultyServer } from "./faulty-server.ts";

export interface InHouseEmployee {
	readonly nik: string;
	readonly nama: string;
	readonly aktif: "Y" | "N";
}

export interface InHouseBench extends TargetBench {
	/** Ids of what was taken, in that order. */
	refs(): readonly string[];
	/** Requests since the start. */
	requestCount(): number;
	/** Answers to whole batches, instead of taking them. */
	refuseBatches(status: number | null): void;
}

type Row = { readonly ref: string; readonly nik: string; readonly jenis: string; readonly epoch: number };

export async function startInHouse(employees: readonly InHouseEmployee[]): Promise<InHouseBench> {
	const rows: Row[] = [];
	let batchRefusal: number | null = null;

	function take(row: Row): { readonly ref: string; readonly status: string; readonly message?: string } {
		const { ref } = row;
		if (!employees.some(({ nik }) => nik === row.nik))
			return { ref, status: "error", message: `NIK ${row.nik} tidak dikenal` };
		if (rows.some((known) => known.ref === ref)) return { ref, status: "error", message: "sudah tercatat" };
		rows.push(row);
		return { ref, status: "sukses" };
	}

	const server = await startFaultyServer(({ method, url, headers, body }) => {
		if (headers["x-token"] !== "s3cret") return { status: 401, json: { status: "error", message: "token salah" } };
		if (method === "GET" && url.pathname === "/karyawan") return { status: 200, json: { hasil: { data: employees } } };
		if (method === "POST" && url.pathname === "/presensi/massal") {
			if (batchRefusal !== null) return { status: batchRefusal, json: { status: "error", message: "ada baris salah" } };
			const given: { readonly data: readonly Row[] } = JSON.parse(body);
			// In an order of its own: answers are known by their ref.
			return { status: 200, json: { hasil: given.data.map(take).reverse() }, isWrite: true };
		}
		if (method !== "POST" || url.pathname !== "/presensi") return { status: 404, json: { status: "error" } };
		const taken = take(JSON.parse(body));
		return { status: 200, json: taken, isWrite: taken.status === "sukses" };
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
		refs: () => rows.map(({ ref }) => ref),
		requestCount: () => server.requests().length,
		refuseBatches: (status) => {
			batchRefusal = status;
		},
		setFault: server.setFault,
		stop: server.stop,
	};
}
