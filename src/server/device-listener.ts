// The door for phones and laptops, as the rules know it: opened when it is wanted, shut a moment after it is not.
import type { App } from "../app/create-app.ts";
import { lanAddresses, ownNames } from "../app/network-addresses.ts";
import { isIpAddress, keepCertificate } from "../app/own-certificate.ts";
import { deviceTlsPaths } from "../app/tls-paths.ts";
import { AppError } from "../core/domain/errors.ts";
import type { DeviceDoor, DeviceListener } from "../core/ports/device-listener.ts";
import type { DeviceServer } from "./device-server.ts";

/** A device asks every few seconds whether it is still let in: it hears that it is not. */
const GRACE_MS = 8_000;

export interface DeviceListenerOptions {
	/** The built renderer. */
	readonly rendererDir: string;
}

interface OpenDoor {
	readonly names: string;
	readonly door: DeviceDoor;
	readonly server: DeviceServer;
}

export function createDeviceListener(app: () => App, { rendererDir }: DeviceListenerOptions): DeviceListener {
	let opened: OpenDoor | null = null;
	let shutLater: NodeJS.Timeout | null = null;

	async function shut(): Promise<void> {
		if (shutLater) clearTimeout(shutLater);
		shutLater = null;
		const { server } = opened ?? {};
		opened = null;
		await server?.close();
	}

	async function open(): Promise<DeviceDoor> {
		const { config } = app();
		const hosts = config.deviceAddress === undefined ? [...lanAddresses(), ...ownNames()] : [config.deviceAddress];
		const shown = config.deviceAddress === undefined ? lanAddresses() : hosts;
		if (shown.length === 0) throw new AppError("NETWORK_ADDRESS_MISSING");
		const names = hosts.join(" ");
		if (opened?.names === names) {
			if (shutLater) clearTimeout(shutLater);
			shutLater = null;
			return opened.door;
		}
		await shut();
		const certificate = await keepCertificate(deviceTlsPaths(config.dataDir), hosts);
		// Loaded now: a kiosk that nobody enrolls at by phone has no web server in memory for it.
		const { startDeviceServer } = await import("./device-server.ts");
		// Found by itself, the computer is reached by any of its addresses; a set one is the only one that is meant.
		const bound = config.deviceAddress !== undefined && isIpAddress(config.deviceAddress) ? config.deviceAddress : "::";
		const server = await startDeviceServer(app(), { rendererDir, hosts, bound, port: config.devicePort, certificate });
		const door = {
			addresses: shown.map((host) => `https://${host.includes(":") ? `[${host}]` : host}:${server.port}/`),
			fingerprint: certificate.fingerprint.replaceAll(":", ""),
		};
		opened = { names, door, server };
		return door;
	}

	return {
		open,
		endSession: () => opened?.server.endSession(),
		async close(isAtOnce) {
			if (isAtOnce) return shut();
			if (!opened || shutLater) return;
			shutLater = setTimeout(() => void shut(), GRACE_MS);
		},
	};
}
