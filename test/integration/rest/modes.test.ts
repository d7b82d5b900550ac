// Settings that change what /recognize says, with the real models.
import { describe, expect, it } from "vitest";
import { createRestClient, type IntegrationClient } from "../../support/rest-client.ts";
import { asFile, samplePhoto } from "../../support/sample-photos.ts";
import { serveApp, testApiKey } from "../../support/served-app.ts";

async function withApi(env: Record<string, string>, use: (api: IntegrationClient) => Promise<void>): Promise<void> {
	const served = await serveApp({ env });
	try {
		await use(createRestClient(served.url, testApiKey));
	} finally {
		await served.close();
	}
}

const photo = async (shot = 0) => asFile(await samplePhoto("maya", shot));

describe("/recognize", () => {
	it("speaks the old service's distances with HADIR_LEGACY_DISTANCE=1, and observes without gating", async () => {
		await withApi({ HADIR_LEGACY_DISTANCE: "1", HADIR_LIVENESS: "observe" }, async (api) => {
			const before = await api.recognize({ image: await photo() });
			expect(before.data).toMatchObject({
				match: false,
				best_distance: null,
				threshold: 3.5,
				liveness_mode: "observe",
			});
			await api.register({ employee_id: "E-9", name: "Maya", image: await photo() });
			const { data } = await api.recognize({ image: await photo(1) });
			expect(data).toMatchObject({ match: true, threshold: 3.5, liveness_ok: true, liveness_mode: "observe" });
			const { data: health } = await api.health();
			expect(health.detail?.liveness_layers.length).toBeGreaterThan(0);
		});
	});

	it("says in every answer that liveness does not gate, and nothing of it while it does", async () => {
		for (const [liveness, header] of [
			["observe", "observe"],
			["enforce", null],
		] as const) {
			const served = await serveApp({ env: { HADIR_LIVENESS: liveness }, hasEngine: false });
			const answers = await Promise.all(["/", "/v1/punches", "/nope"].map((path) => fetch(`${served.url}${path}`)));
			expect(answers.map(({ headers }) => headers.get("x-hadir-liveness"))).toEqual([header, header, header]);
			await served.close();
		}
	});

	it("gates by default: an answer either passed liveness or names the layers that refused it", async () => {
		await withApi({ HADIR_LIVENESS: "enforce", HADIR_UNSAFE: "" }, async (api) => {
			await api.register({ employee_id: "E-9", name: "Maya", image: await photo() });
			const { data } = await api.recognize({ image: await photo(1) });
			expect(data).not.toHaveProperty("liveness_mode");
			if (data.liveness_ok) expect(data.match).toBe(true);
			else expect(data.debug_liveness).toMatch(/^verdict=(attack|uncertain)( [\w-]+=[01]\.\d{3})+$/);
		});
	});
});
