// Under which names and addresses other computers reach this one.
import { hostname, type NetworkInterfaceInfo, networkInterfaces } from "node:os";

type Interfaces = NodeJS.Dict<NetworkInterfaceInfo[]>;

/** Of containers, virtual machines and tunnels: they have addresses too, but no phone in the office reaches them. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|vEthernet|lxc|lxd|cni|flannel|utun|tun|tap|wg|tailscale|zt)/i;

/** Addresses beyond this computer, the likeliest to be reached from a phone in the office first. */
export function lanAddresses(interfaces: Interfaces = networkInterfaces()): readonly string[] {
	const found = Object.entries(interfaces).flatMap(([name, infos = []]) =>
		infos
			// 169.254/16 and fe80::/10 say that nobody gave an address (RFC 3927, RFC 4291).
			.filter(({ internal, address }) => !internal && !address.startsWith("169.254.") && !/^fe[89ab]/i.test(address))
			.map(({ address, family }) => ({ address, rank: (VIRTUAL.test(name) ? 2 : 0) + (family === "IPv4" ? 0 : 1) })),
	);
	return found.sort((left, right) => left.rank - right.rank).map(({ address }) => address);
}

/** This computer's own names: as it is called, and as mDNS tells it (RFC 6762). */
export function ownNames(): readonly string[] {
	const name = hostname();
	return [...new Set([name, `${name.replace(/\.local$/, "")}.local`])];
}
