import { describe, expect, it } from "vitest";
import { createResource } from "../../../src/renderer/data/resource.ts";

/** A load whose answers are given by hand, in any order. */
function controlled() {
	const pending: PromiseWithResolvers<string>[] = [];
	const resource = createResource(() => {
		const request = Promise.withResolvers<string>();
		pending.push(request);
		return request.promise;
	});
	return { resource, pending };
}

describe("a resource", () => {
	it("keeps what it has while it is asked again, and when that fails", async () => {
		const { resource, pending } = controlled();
		const first = resource.reload();
		pending[0]?.resolve("one");
		await first;
		const second = resource.reload();
		expect(resource.state.getState()).toEqual({ data: "one", error: null, isLoading: true });
		pending[1]?.reject("gone");
		await second;
		expect(resource.state.getState()).toEqual({ data: "one", error: "gone", isLoading: false });
	});

	it("lets no late answer overwrite a newer one", async () => {
		const { resource, pending } = controlled();
		const first = resource.reload();
		const second = resource.reload();
		pending[1]?.resolve("new");
		await second;
		pending[0]?.resolve("old");
		await first;
		expect(resource.state.getState().data).toBe("new");
	});

	it("lets no late answer undo what was put in", async () => {
		const { resource, pending } = controlled();
		const load = resource.reload();
		resource.put("known");
		pending[0]?.resolve("old");
		await load;
		expect(resource.state.getState()).toEqual({ data: "known", error: null, isLoading: false });
	});
});
