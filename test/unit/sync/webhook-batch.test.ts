import { expect, test } from "vitest";
import { judgeBatch } from "../../../src/sync/connectors/webhook-batch.ts";

const deliveries = ["a", "b", "c"].map((eventId) => ({ eventId, bodyJson: "{}", externalId: null }));
const kindsOf = (status: number, body: unknown) =>
	judgeBatch(deliveries, { status, text: JSON.stringify(body), retryAfterMs: null, dateHeader: null }).map(
		({ kind }) => kind,
	);
const answersOf = (...statuses: readonly number[]) =>
	statuses.map((status, index) => ({ id: deliveries[index]?.eventId, status }));

test("each event has its own answer, and one that is left out is sent again by itself", () => {
	expect(kindsOf(207, answersOf(201, 409, 422))).toEqual(["delivered", "delivered", "dead"]);
	expect(kindsOf(207, { results: answersOf(201, 500) })).toEqual(["delivered", "retry", "alone"]);
});

test.each([401, 403, 410, 307])(
	"%i for one event is no word about that event: it is sent by itself, not given up",
	(status) => {
		expect(kindsOf(207, answersOf(201, status, 201))).toEqual(["delivered", "alone", "delivered"]);
		// For the whole request it is about us.
		expect(kindsOf(status, {})).toEqual(["pause", "pause", "pause"]);
	},
);

test.each([
	["an answer that is no answer", JSON.stringify([{ id: "a", status: 201 }, { id: "b", status: "rejected" }, 7])],
	["a list in a wrapper", JSON.stringify({ results: [{ id: "a", status: 201 }, { id: "b" }] })],
	["a list that was cut off", `[{"id":"a","status":201},{"id":"b","status":422,"mess`],
])("a list with %s is still a list: nothing that it may refuse counts as taken", (_, text) => {
	const outcomes = judgeBatch(deliveries, { status: 200, text, retryAfterMs: null, dateHeader: null });
	expect(outcomes.slice(1).map(({ kind }) => kind)).toEqual(["alone", "alone"]);
});

test.each(["", "OK", "<html></html>", "{}", JSON.stringify({ accepted: 3 })])(
	"a 2xx without a list, such as %j, says that all were taken",
	(text) => {
		const outcomes = judgeBatch(deliveries, { status: 200, text, retryAfterMs: null, dateHeader: null });
		expect(outcomes.map(({ kind }) => kind)).toEqual(["delivered", "delivered", "delivered"]);
	},
);
