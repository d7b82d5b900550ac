// `electron.app`: lifecycle and quitting.
import { EventEmitter } from "node:events";

export interface PreventableEvent {
	preventDefault(): void;
	readonly defaultPrevented: boolean;
}

export function createPreventableEvent(): PreventableEvent {
	let isPrevented = false;
	return {
		preventDefault: () => {
			isPrevented = true;
		},
		get defaultPrevented() {
			return isPrevented;
		},
	};
}

/**
 * @param closeBrowser ends Chromium before the process ends
 * @param resourcesPath where a packed application finds what lies beside its archive; null when it is not packed
 */
export function createAppDouble(closeBrowser: () => Promise<void>, resourcesPath: string | null) {
	if (resourcesPath !== null) Object.assign(process, { resourcesPath });
	const events = new EventEmitter();
	const exit = (code = 0): void => {
		void closeBrowser().finally(() => process.exit(code));
	};
	const quit = (): void => {
		const event = createPreventableEvent();
		events.emit("before-quit", event);
		if (!event.defaultPrevented) exit(0);
	};
	process.on("SIGTERM", quit);
	process.on("SIGINT", quit);
	return {
		isPackaged: resourcesPath !== null,
		// Electron starts the new process itself; here somebody reads that it would.
		relaunch: () => void process.stdout.write("app.relaunch\n"),
		requestSingleInstanceLock: () => true,
		// Electron is ready some turns after the main script has run; what must come before is then registered.
		whenReady: () => new Promise<void>((resolve) => setImmediate(resolve)),
		on: (name: string, listener: (...values: unknown[]) => void) => void events.on(name, listener),
		emit: (name: string, ...values: unknown[]) => events.emit(name, ...values),
		getAppMetrics: () => [],
		quit,
		exit,
	};
}
