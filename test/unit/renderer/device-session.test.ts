import { describe, expect, it } from "vitest";
import { createDeviceSession } from "../../../src/renderer/device/device-session.ts";
import { createManualTime, settle } from "../../support/manual-time.ts";

const TOKEN = "ab".repeat(32);

/** A kiosk that answers each call as a test says, in oRPC's own form. */
function createFixture() {
	const time = createManualTime();
	const calls: { procedure: string; token: string | null; body: unknown }[] = [];
	let answer: (procedure: string) => Response = (procedure) =>
		Response.json({ json: procedure === "devices/redeem" ? { token: TOKEN } : {} });
	const session = createDeviceSession({
		origin: "https://192.168.1.20:8443",
		schedule: (run, delayMs) => time.timer.schedule(delayMs, run),
		fetch: async (input) => {
			const request = new Request(input);
			const procedure = new URL(request.url).pathname.replace("/rpc/", "");
			calls.push({ procedure, token: request.headers.get("authorization"), body: await request.json() });
			return answer(procedure);
		},
	});
	const refuse = (code: string, status: number) => () =>
		Response.json({ json: { defined: false, code, status, message: code, data: {} } }, { status });
	return { time, calls, session, refuse, answerWith: (next: typeof answer) => (answer = next) };
}

async function letIn() {
	const fixture = createFixture();
	await fixture.session.enter("12345678");
	return fixture;
}

describe("a device's session", () => {
	it("sends the token with each call from then on, never in an address, and tells that hands are there", async () => {
		const { session, calls, time } = await letIn();
		expect(session.state.getState().phase).toBe("open");
		session.touch();
		await time.advance(3_000);
		await settle();
		await time.advance(3_000);
		await settle();
		expect(calls).toEqual([
			{ procedure: "devices/redeem", token: null, body: { json: { code: "12345678" } } },
			{ procedure: "devices/heartbeat", token: `Bearer ${TOKEN}`, body: { json: { hasHands: true } } },
			{ procedure: "devices/heartbeat", token: `Bearer ${TOKEN}`, body: { json: { hasHands: false } } },
		]);
	});

	it("is over as soon as any call is refused for want of a session", async () => {
		const { session, answerWith, refuse, time } = await letIn();
		answerWith(refuse("UNAUTHENTICATED", 401));
		await expect(session.client.enrollment.cancel({ enrollmentId: "e" })).rejects.toMatchObject({ status: 401 });
		expect(session.state.getState()).toEqual({ phase: "over", isLost: false });
		expect(time.pending()).toBe(0);
		session.again();
		expect(session.state.getState().phase).toBe("code");
	});

	it("says that the kiosk does not answer, goes on when it does, and gives up after half a minute", async () => {
		const { session, answerWith, time } = await letIn();
		const beat = async () => {
			await time.advance(3_000);
			await settle();
		};
		answerWith(() => {
			throw new TypeError("Failed to fetch");
		});
		await beat();
		expect(session.state.getState()).toEqual({ phase: "open", isLost: false });
		await beat();
		expect(session.state.getState()).toEqual({ phase: "open", isLost: true });
		answerWith(() => Response.json({ json: {} }));
		await beat();
		expect(session.state.getState()).toEqual({ phase: "open", isLost: false });
		answerWith(() => {
			throw new TypeError("Failed to fetch");
		});
		for (let beats = 0; beats < 10; beats += 1) await beat();
		expect(session.state.getState().phase).toBe("over");
	});

	it("passes a wrong code on with the tries that are left, and stays where the code is asked for", async () => {
		const { session, answerWith } = createFixture();
		const data = { remainingAttempts: 3 };
		const error = { defined: true, code: "DEVICE_CODE_INCORRECT", status: 401, message: "", data };
		answerWith(() => Response.json({ json: error }, { status: 401 }));
		await expect(session.enter("00000000")).rejects.toMatchObject({ code: "DEVICE_CODE_INCORRECT", data });
		expect(session.state.getState().phase).toBe("code");
	});
});
