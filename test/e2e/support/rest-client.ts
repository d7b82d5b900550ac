// The REST interface as an integrator uses it, and the kiosk's own calls for what REST does not offer.
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/websocket";
import { z } from "zod";
import type { HadirClient } from "../../../src/contract/index.ts";

const punchesSchema = z.object({
	data: z.array(z.object({ event_id: z.string(), employee_id: z.string(), direction: z.enum(["IN", "OUT"]) })),
});
const syncSchema = z.object({
	data: z.object({ network: z.string(), waiting: z.int(), delivered: z.int(), dead_letters: z.int() }),
});
const usersSchema = z.object({ data: z.array(z.object({ employee_id: z.string(), num_embeddings: z.int() })) });

export type Punch = z.infer<typeof punchesSchema>["data"][number];
export type RestClient = ReturnType<typeof createRestClient>;

export function createRestClient(url: string, apiKey: string) {
	async function call(path: string, init: RequestInit = {}): Promise<unknown> {
		const response = await fetch(`${url}${path}`, { ...init, headers: { "X-API-Key": apiKey } });
		const body: unknown = await response.json();
		if (!response.ok) throw new Error(`${path}: ${response.status} ${JSON.stringify(body)}`);
		return body;
	}
	return {
		url,
		async register(employeeId: string, name: string, image: Buffer): Promise<void> {
			const form = new FormData();
			form.set("employee_id", employeeId);
			form.set("name", name);
			form.set("image", new Blob([new Uint8Array(image)], { type: "image/jpeg" }), "face.jpg");
			await call("/register", { method: "POST", body: form });
		},
		punches: async (): Promise<Punch[]> => punchesSchema.parse(await call("/v1/punches")).data,
		sync: async () => syncSchema.parse(await call("/v1/sync")).data,
		users: async () => usersSchema.parse(await call("/users")).data,
	};
}

/** Acts as a kiosk's screen for one call, over the same WebSocket as a browser kiosk. */
export async function asKiosk<T>(url: string, apiKey: string, action: (client: HadirClient) => Promise<T>): Promise<T> {
	const protocols = ["hadir", `hadir.token.${encodeURIComponent(apiKey)}`];
	const socket = new WebSocket(`${url.replace(/^http/, "ws")}/rpc`, protocols);
	try {
		return await action(createORPCClient<HadirClient>(new RPCLink({ websocket: socket })));
	} finally {
		socket.close();
	}
}
