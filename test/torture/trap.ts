// Another host, to which redirects point: whatever arrives there is an event, or a secret, in wrong hands.
import { startFaultyServer } from "../support/stand-ins/faulty-server.ts";

interface Trap {
	readonly url: string;
	caught(): number;
	stop(): Promise<void>;
}

export async function setTrap(): Promise<Trap> {
	const server = await startFaultyServer(() => ({ status: 201, json: { accepted: true } }));
	return { url: server.url, caught: () => server.requests().length, stop: server.stop };
}
