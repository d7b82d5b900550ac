import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { PinPad } from "../../ui/pin-pad.tsx";
import styles from "./new-pin.module.css";
import { anyPinLength, createNewPinStore, type NewPinState, type PinLength } from "./new-pin-store.ts";

export interface NewPinProps {
	/** What to do now, for each entry. */
	readonly prompt: (stage: NewPinState["stage"]) => string;
	readonly onPin: (pin: string) => void;
	readonly isBusy?: boolean;
	/** When not any length will do. */
	readonly length?: PinLength;
}

/** A new PIN, entered twice on the pad. */
export function NewPin({ prompt, onPin, isBusy = false, length = anyPinLength }: NewPinProps) {
	const { t } = useTranslation("common");
	const [store] = useState(() => createNewPinStore(length));
	const { stage, entry, problem, refusals } = useStore(store);
	return (
		<div className={styles.entry}>
			{problem ? (
				<p className={styles.problem} role="alert">
					{t(`pinProblem.${problem}`, { min: length.min })}
				</p>
			) : (
				<p className={styles.prompt}>{prompt(stage)}</p>
			)}
			<PinPad
				pin={entry}
				onChange={store.enter}
				onSubmit={() => {
					const pin = store.submit();
					if (pin !== null) onPin(pin);
				}}
				isBusy={isBusy}
				refusals={refusals}
			/>
		</div>
	);
}
