// One suite for the integration namespace, over all four transports, against one running product.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createRestClient, type IntegrationClient } from "../support/rest-client.ts";
import { asFile, emptyRoomPhoto, groupPhoto, samplePhoto } from "../support/sample-photos.ts";
import { type ServedApp, serveApp, testApiKey } from "../support/served-app.ts";
import { inProcess, messagePort, refusalOf, webSocket } from "../support/transports.ts";

interface Opened {
	readonly api: IntegrationClient;
	close(): Promise<void>;
}

const rpcTransports = [inProcess, messagePort, webSocket].map((transport) => ({
	name: transport.name,
	async open(served: ServedApp): Promise<Opened> {
		const { client, close } = await transport.open(served, "apiClient");
		return { api: client.integration, close };
	},
}));
const rest = {
	name: "REST",
	open: async ({ url }: ServedApp): Promise<Opened> => ({
		api: createRestClient(url, testApiKey),
		close: async () => {},
	}),
};

let served: ServedApp;

beforeAll(async () => {
	served = await serveApp();
});
afterAll(() => served.close());

describe.each([...rpcTransports, rest])("integration over $name", ({ name, open }) => {
	const dewi = `${name}-dewi`;
	let api: IntegrationClient;
	let close: () => Promise<void>;

	beforeAll(async () => {
		({ api, close } = await open(served));
	});
	afterAll(async () => {
		await api.deleteUser({ employee_id: dewi }).catch(() => undefined);
		await close();
	});

	it("says that it is up, and how it is", async () => {
		expect(await api.home()).toEqual({ status: "ok", service: "hadir", version: "0.1.0" });
		await api.users();
		const { data } = await api.health();
		expect(data).toMatchObject({ healthy: true, detail: { engine: "ready", liveness_mode: "off" } });
	});

	it("adds one template a photo and lists the person", async () => {
		for (const shot of [0, 1]) {
			const image = asFile(await samplePhoto("dewi", shot));
			const { status, data } = await api.register({ employee_id: dewi, name: "Dewi", image });
			expect({ status, data }).toEqual({
				status: "success",
				data: { employee_id: dewi, name: "Dewi", num_embeddings: shot + 1 },
			});
		}
		const { data: users } = await api.users();
		expect(users).toContainEqual({ employee_id: dewi, name: "Dewi", num_embeddings: 2 });
	});

	it("recognises her on another photo, and a stranger as nobody", async () => {
		const { data } = await api.recognize({ image: asFile(await samplePhoto("dewi", 2)) });
		expect(data).toMatchObject({ match: true, employee_id: dewi, name: "Dewi", liveness_ok: true, confidence: "high" });
		if (!data.match) throw new Error("unreachable: checked above");
		expect(data.distance).toBeLessThan(data.threshold);

		const stranger = await api.recognize({ image: asFile(await samplePhoto("putri")) });
		expect(stranger.data).toMatchObject({ match: false, reason: "Tidak ada wajah cocok.", liveness_ok: true });
	});

	it("refuses pictures that it cannot use", async () => {
		const recognise = async (bytes: Uint8Array) => refusalOf(api.recognize({ image: asFile(bytes) }));
		expect(await recognise(await emptyRoomPhoto())).toBe("NO_FACE");
		expect(await recognise(await groupPhoto())).toBe("MULTIPLE_FACES");
		expect(await recognise(new TextEncoder().encode("a text"))).toBe("UNSUPPORTED_IMAGE");
		expect(await recognise(new Uint8Array(0))).toBe("VALIDATION_FAILED");
	});

	it("refuses fields that are missing or empty before it looks at anything else", async () => {
		const image = asFile(await samplePhoto("dewi"));
		expect(await refusalOf(api.register({ employee_id: " ", name: "Dewi", image }))).toBe("VALIDATION_FAILED");
		expect(await refusalOf(api.register({ employee_id: dewi, name: "", image }))).toBe("VALIDATION_FAILED");
	});

	it("records a punch once within the cooldown, by key and by face, and reads it back", async () => {
		const first = await api.createPunch({ employee_id: dewi, direction: "IN", note: "gate 2" });
		expect(first).toMatchObject({
			status: 201,
			body: { data: { employee_id: dewi, direction: "IN", state: "recorded" } },
		});
		const second = await api.createPunch({ image: asFile(await samplePhoto("dewi", 2)) });
		expect(second).toMatchObject({ status: 200, body: { data: { state: "already_recorded" } } });
		expect(second.body.data.event_id).toBe(first.body.data.event_id);

		const { data, next_cursor } = await api.listPunches({ employee_id: dewi });
		expect(next_cursor).toBeNull();
		expect(data).toMatchObject([{ event_id: first.body.data.event_id, method: "api", note: "gate 2", name: "Dewi" }]);
	});

	it("records nobody who is unknown", async () => {
		const image = asFile(await samplePhoto("putri"));
		expect(await refusalOf(api.createPunch({ image }))).toBe("NOT_RECOGNISED");
		expect(await refusalOf(api.createPunch({ employee_id: "nobody" }))).toBe("EMPLOYEE_NOT_FOUND");
	});

	it("pages through past punches, newest first", async () => {
		const times = ["2026-01-05T08:00:00+07:00", "2026-01-05T12:00:00+07:00", "2026-01-05T17:00:00+07:00"];
		for (const occurred_at of times) await api.createPunch({ employee_id: dewi, occurred_at });
		const range = { employee_id: dewi, from: "2026-01-05T00:00:00+07:00", to: "2026-01-06T00:00:00+07:00", limit: 2 };
		const first = await api.listPunches(range);
		expect(first.data).toHaveLength(2);
		const second = await api.listPunches({ ...range, cursor: first.next_cursor ?? "" });
		expect(second.data).toHaveLength(1);
		expect(second.next_cursor).toBeNull();
		const moments = [...first.data, ...second.data].map(({ occurred_at }) => Date.parse(occurred_at));
		expect(moments).toEqual(times.map((time) => Date.parse(time)).reverse());
		expect(await refusalOf(api.listPunches({ ...range, cursor: "no such page" }))).toBe("VALIDATION_FAILED");
	});

	it("narrows the list down by direction, state and delivery", async () => {
		const told = { employee_id: dewi, from: "2026-01-05T00:00:00+07:00", to: "2026-01-06T00:00:00+07:00" };
		const directionsOf = async (filter: Partial<Parameters<typeof api.listPunches>[0]>) =>
			(await api.listPunches({ ...told, ...filter })).data.map(({ direction }) => direction);
		const all = await directionsOf({});
		expect(all).toHaveLength(3);
		expect(await directionsOf({ direction: "OUT" })).toEqual(all.filter((direction) => direction === "OUT"));
		expect(await directionsOf({ delivery: "none" })).toEqual(all);
		expect(await directionsOf({ delivery: "dead" })).toEqual([]);
		expect(await directionsOf({ state: "suspect" })).toEqual([]);
	});

	it("tells about deliveries", async () => {
		const { data } = await api.sync();
		expect(data).toMatchObject({ network: "not_configured", target: null, dead_letters: 0 });
	});

	it("removes a person for good", async () => {
		expect(await api.deleteUser({ employee_id: dewi })).toEqual({
			status: "success",
			data: { employee_id: dewi, deleted: true },
		});
		const [certificate] = served.app.services.rights.certificates.list();
		expect(certificate).toMatchObject({ scope: "person", cause: "system" });
		expect(await refusalOf(api.deleteUser({ employee_id: dewi }))).toBe("EMPLOYEE_NOT_FOUND");
		const { data } = await api.recognize({ image: asFile(await samplePhoto("dewi", 2)) });
		expect(data.match).toBe(false);
	});
});
