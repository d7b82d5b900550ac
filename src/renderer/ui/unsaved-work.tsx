// Whether something on the page was changed and not saved: asked before it is left.
import { createContext, type ReactNode, useContext, useEffect } from "react";

export interface UnsavedWork {
	/** Something is changed from now on; returns how to say that it no longer is. */
	begin(): () => void;
	exists(): boolean;
}

export function createUnsavedWork(): UnsavedWork {
	let places = 0;
	return {
		begin() {
			places += 1;
			return () => {
				places -= 1;
			};
		},
		exists: () => places > 0,
	};
}

const UnsavedContext = createContext<UnsavedWork | null>(null);

export interface UnsavedProviderProps {
	readonly work: UnsavedWork;
	readonly children: ReactNode;
}

export function UnsavedProvider({ work, children }: UnsavedProviderProps) {
	return <UnsavedContext value={work}>{children}</UnsavedContext>;
}

/** Says so while `isUnsaved`, until it is saved, taken back or gone from the screen. */
export function useUnsaved(isUnsaved: boolean): void {
	const work = useContext(UnsavedContext);
	useEffect(() => (isUnsaved ? work?.begin() : undefined), [work, isUnsaved]);
}
