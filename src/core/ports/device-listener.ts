// The door on the local network by which a phone or a laptop enrolls. Open only while it is wanted.

export interface DeviceDoor {
	/** `https://192.168.1.20:8443/`, the likeliest first; never empty. */
	readonly addresses: readonly string[];
	/** SHA-256 of the certificate that is served: 64 hexadecimal digits, upper case. */
	readonly fingerprint: string;
}

export interface DeviceListener {
	/**
	 * Listens, if it does not already under the addresses of this moment. Rejects with NETWORK_ADDRESS_MISSING when
	 * nobody could reach it.
	 */
	open(): Promise<DeviceDoor>;
	/** The device that was let in is not any more: what it was at is forgotten. */
	endSession(): void;
	/** Devices hear for a few seconds more that it is over, unless `isAtOnce`. */
	close(isAtOnce: boolean): Promise<void>;
}
