// Everything behind the supervisor's PIN. Leaving it, by hand or by nobody being there, locks it.
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CameraSource } from "../../capture/camera.ts";
import type { HadirClient, Operator } from "../../client/types.ts";
import { Loading } from "../../ui/spinner.tsx";
import { ForgotPin } from "../recovery/forgot-pin.tsx";
import styles from "./supervisor-area.module.css";
import type { Page } from "./supervisor-menu.tsx";
import { SupervisorShell } from "./supervisor-shell.tsx";
import { UnlockScreen } from "./unlock-screen.tsx";

export interface SupervisorAreaProps {
	readonly client: HadirClient;
	/** Back to the kiosk; the area is locked by then. */
	readonly onExit: () => void;
	/** The demo's simulated camera instead of the one of the settings. */
	readonly camera?: CameraSource | undefined;
	/** What is shown once it is open. */
	readonly firstPage?: Page;
}

type Access = "asking" | "locked" | Operator;

/** The same object while it is the same person: the pages below are not drawn anew for each answer. */
function accessOf(operator: Operator | null, before: Access): Access {
	if (operator === null) return "locked";
	const isSame = typeof before === "object" && before.role === operator.role && before.name === operator.name;
	return isSame ? before : operator;
}

/** How often the screen asks whether the host still regards it as unlocked. */
const STATE_POLL_MS = 5_000;

export function SupervisorArea({ client, onExit, camera, firstPage = "today" }: SupervisorAreaProps) {
	const { t } = useTranslation("common");
	const [access, setAccess] = useState<Access>("asking");
	const [isForgotten, setIsForgotten] = useState(false);

	useEffect(() => {
		let isGone = false;
		const ask = async () => {
			// A host that does not answer now is asked again; pages show their own trouble meanwhile.
			const state = await client.session.state({}).catch(() => null);
			if (isGone) return;
			if (state) setAccess((before) => accessOf(state.operator, before));
			else setAccess((before) => (before === "asking" ? "locked" : before));
		};
		void ask();
		const timer = setInterval(() => void ask(), STATE_POLL_MS);
		return () => {
			isGone = true;
			clearInterval(timer);
		};
	}, [client]);

	const lockAndLeave = () => {
		// The host locks by itself when the connection ends or time runs out: a failure here must not keep anyone in.
		void client.session.lock({}).catch(() => undefined);
		onExit();
	};

	if (access === "asking")
		return (
			<main className={styles.asking}>
				<Loading text={t("loading")} />
			</main>
		);
	if (isForgotten)
		return (
			<ForgotPin
				client={client}
				onUnlocked={(operator) => {
					setIsForgotten(false);
					setAccess(operator);
				}}
				onLeave={() => setIsForgotten(false)}
			/>
		);
	if (access === "locked")
		return (
			<UnlockScreen client={client} onUnlocked={setAccess} onForgotten={() => setIsForgotten(true)} onLeave={onExit} />
		);
	return (
		<SupervisorShell client={client} operator={access} camera={camera} firstPage={firstPage} onLock={lockAndLeave} />
	);
}
