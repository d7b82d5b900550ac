import type { ReactNode } from "react";
import { CodePanel } from "./code-panel.tsx";
import { CodeWays } from "./code-ways.tsx";
import styles from "./personal-code.module.css";
import type { PersonalCodeKiosk } from "./use-personal-code.ts";

export interface PersonalCodeProps {
	readonly kiosk: PersonalCodeKiosk;
	/** null: the camera is not there. */
	readonly stream: MediaStream | null;
	/** The kiosk as it looks for faces. */
	readonly children: ReactNode;
}

/** PIN and badge at the kiosk: the two buttons, and the screen behind them. */
export function PersonalCode({ kiosk: { store, ways, isOpen, isOffered }, stream, children }: PersonalCodeProps) {
	return (
		<>
			<div className={styles.behind} inert={isOpen}>
				{children}
			</div>
			{isOpen ? (
				<CodePanel store={store} stream={stream} />
			) : (
				<CodeWays ways={ways} isOffered={isOffered} onOpen={store.open} />
			)}
		</>
	);
}
