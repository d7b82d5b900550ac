// What was answered so far, kept for this tab: a page that is loaded anew goes on where it was. Never the PIN.

/** What of the page this needs; `sessionStorage` fits. */
export type MemoryPlace = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export interface SetupMemory {
	/** null when nothing fits what is expected here. */
	read(): Readonly<Record<string, unknown>> | null;
	write(value: Readonly<Record<string, unknown>>): void;
	clear(): void;
}

export function createSetupMemory(place: MemoryPlace, key: string): SetupMemory {
	return {
		read() {
			try {
				const value: unknown = JSON.parse(place.getItem(key) ?? "null");
				return typeof value === "object" && value !== null ? { ...value } : null;
			} catch {
				return null;
			}
		},
		write: (value) => place.setItem(key, JSON.stringify(value)),
		clear: () => place.removeItem(key),
	};
}

/** The value when it is one of those, else undefined. */
export function oneOf<Value extends string>(values: readonly Value[], value: unknown): Value | undefined {
	return values.find((each) => each === value);
}

export function textOf(value: unknown): string | undefined {
	return typeof value === "string" ? value : undefined;
}
