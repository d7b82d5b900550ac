import { randomFillSync } from "node:crypto";
import { describe, expect, it } from "vitest";
import { parseHrisAddress } from "../../../src/core/domain/delivery/hris-address.ts";
import { parseWebhookSecret } from "../../../src/core/domain/delivery/webhook-secret.ts";
import {
	createSigningSecret,
	isHrisAddress,
	isSigningSecret,
	judgeHrisEntry,
} from "../../../src/renderer/features/hris/hris-entry.ts";

const addresses = [
	"https://hris.example/hook",
	"http://10.0.0.5:8080/hadir?kiosk=1",
	"hris.example",
	"ftp://hris.example",
	"https://",
	"https://user:secret@hris.example",
	"javascript:alert(1)",
	"",
];
const secrets = [
	"whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz",
	"MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIz",
	"whsec_short",
	"whsec_MDEy",
	"",
];

describe("what is typed about the HRIS", () => {
	// The screen cannot import core; what it accepts must be what the host accepts.
	it.each(addresses)("is judged as the host judges the address %j", (address) => {
		expect(isHrisAddress(address)).toBe(parseHrisAddress(address) !== null);
	});

	it.each(secrets)("is judged as the host judges the secret %j", (secret) => {
		expect(isSigningSecret(secret)).toBe(parseWebhookSecret(secret) !== null);
	});

	it("makes a secret that the host accepts, another one each time", () => {
		const make = () => createSigningSecret((bytes) => randomFillSync(bytes));
		expect(parseWebhookSecret(make())).not.toBeNull();
		expect(make()).not.toBe(make());
	});

	it("lets a stored secret be kept by leaving the field empty", () => {
		const entry = { url: "https://hris.example", secret: "" };
		expect(judgeHrisEntry(entry, true).secret).toBe(false);
		expect(judgeHrisEntry(entry, false).secret).toBe(true);
	});
});
