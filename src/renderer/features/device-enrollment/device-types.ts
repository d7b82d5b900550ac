// Names for what the contract's calls answer.
import type { HadirClient } from "../../../contract/index.ts";

export type DeviceAccess = Awaited<ReturnType<HadirClient["devices"]["access"]>>;
type OpenAccess = Extract<DeviceAccess, { kind: "open" }>;
export type DeviceDoor = OpenAccess["door"];
export type DeviceCode = OpenAccess["code"];
export type ConnectedDevice = NonNullable<OpenAccess["device"]>;

/** `ABCD 1234 ...`: as many at a time as an eye compares at once. */
export function inGroups(text: string, size = 4): readonly string[] {
	return Array.from({ length: Math.ceil(text.length / size) }, (_, i) => text.slice(i * size, (i + 1) * size));
}
