import { AppError } from "../core/domain/errors.ts";
import type { DeviceListener } from "../core/ports/device-listener.ts";

/** Of a process that serves nobody, e.g. a command. */
export function createNoDeviceListener(): DeviceListener {
	return {
		open: () => Promise.reject(new AppError("NETWORK_ADDRESS_MISSING")),
		endSession() {},
		close: async () => {},
	};
}
