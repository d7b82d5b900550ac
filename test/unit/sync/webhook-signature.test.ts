import fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { decodeWebhookSecret, hasValidSignature, signWebhook } from "../../../src/sync/connectors/webhook-signature.ts";

/** The secret, id, time and body of the reference implementations' own tests. */
const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

function keyOf(value: string): Uint8Array {
	const key = decodeWebhookSecret(value);
	if (key === null) throw new Error("the secret of this test is not one");
	return key;
}

describe("webhook signature", () => {
	test("is the published one for the published example", () => {
		const content = { id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestampSeconds: 1614265330, body: '{"test": 2432232314}' };
		expect(signWebhook(keyOf(secret), content)).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
	});

	test("is accepted by the standardwebhooks package for any body", () => {
		fc.assert(
			fc.property(fc.uuid(), fc.string({ unit: "grapheme", maxLength: 200 }), (id, text) => {
				const timestampSeconds = Math.floor(Date.now() / 1000);
				const body = JSON.stringify({ text });
				const headers = {
					"webhook-id": id,
					"webhook-timestamp": String(timestampSeconds),
					"webhook-signature": signWebhook(keyOf(secret), { id, timestampSeconds, body }),
				};
				expect(new Webhook(secret).verify(body, headers)).toEqual({ text });
			}),
		);
	});

	test("is found among several during a key rotation, and any change of the content breaks it", () => {
		const content = { id: "a", timestampSeconds: 1, body: "{}" };
		const signature = signWebhook(keyOf(secret), content);
		expect(hasValidSignature(keyOf(secret), `v1,b2xk v1a,xyz ${signature}`, content)).toBe(true);
		expect(hasValidSignature(keyOf(secret), signature, { ...content, id: "b" })).toBe(false);
		expect(hasValidSignature(keyOf(secret), signature, { ...content, timestampSeconds: 2 })).toBe(false);
		expect(hasValidSignature(keyOf(secret), signature, { ...content, body: "{} " })).toBe(false);
		expect(hasValidSignature(keyOf(secret), "", content)).toBe(false);
	});
});

describe("decodeWebhookSecret", () => {
	test("takes the secret with and without prefix, padded or not", () => {
		const expected = Uint8Array.from(Buffer.from("twenty-five bytes of secret"));
		const encoded = Buffer.from(expected).toString("base64");
		expect(decodeWebhookSecret(`whsec_${encoded}`)).toEqual(expected);
		expect(decodeWebhookSecret(` ${encoded}\n`)).toEqual(expected);
		expect(decodeWebhookSecret(`whsec_${encoded.replace(/=+$/, "")}`)).toEqual(expected);
	});

	test.each(["", "whsec_", "whsec_not base64!", "whsec_a"])("refuses %j", (value) => {
		expect(decodeWebhookSecret(value)).toBeNull();
	});
});
