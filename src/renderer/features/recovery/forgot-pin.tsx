// At the locked screen: the code of the recovery paper, a new PIN, and the next paper.
import { ArrowRight } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { isRecoveryGroup, RECOVERY_GROUPS } from "../../../contract/keys.ts";
import type { HadirClient, Operator } from "../../client/types.ts";
import { useResource } from "../../data/use-resource.ts";
import { useSave } from "../../data/use-save.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { TouchKeyboard } from "../../ui/touch-keyboard.tsx";
import { useHandsOff } from "../../ui/use-hands-off.ts";
import { NewPin } from "../setup/new-pin.tsx";
import { TypedGroups } from "./code-groups.tsx";
import styles from "./forgot-pin.module.css";
import { RecoveryKit } from "./recovery-kit.tsx";
import type { NewKit } from "./recovery-types.ts";

export interface ForgotPinProps {
	readonly client: HadirClient;
	/** The new PIN is in force and the area open; the next kit was put away, or left for later. */
	readonly onUnlocked: (operator: Operator) => void;
	/** Back to the PIN. */
	readonly onLeave: () => void;
}

interface Reset {
	readonly operator: Operator;
	readonly kit: NewKit;
}

const positions = Array.from({ length: RECOVERY_GROUPS }, (_, position) => position);
/** A paper has to be fetched and read off: longer than for a PIN, but a lock that nobody opens gives way to the kiosk. */
const LEFT_ALONE_MS = 5 * 60_000;
const RENEW_MS = 60_000;

export function ForgotPin({ client, onUnlocked, onLeave }: ForgotPinProps) {
	const { t } = useTranslation("recovery");
	const { data, error } = useResource(() => client.recovery.kit({}));
	const [reset, setReset] = useState<Reset | null>(null);
	// The code of the next kit does not stay on a wall: behind the area's own lock it is gone.
	useHandsOff(LEFT_ALONE_MS, () => (reset ? onUnlocked(reset.operator) : onLeave()));
	useEffect(() => {
		if (!reset) return;
		// Writing forty characters down takes a while without a call.
		const timer = setInterval(() => void client.session.renew({}).catch(() => undefined), RENEW_MS);
		return () => clearInterval(timer);
	}, [client, reset]);
	const kit = data?.kit;
	return (
		<main className={styles.screen} data-scale="standing">
			<div className={styles.page}>
				<h1 className={styles.title}>{t("forgot.title")}</h1>
				<ErrorBanner error={error} />
				{reset && (
					<>
						<Banner kind="success" title={t("forgot.keep")} />
						<RecoveryKit
							client={client}
							begun={reset.kit}
							onKept={() => onUnlocked(reset.operator)}
							onLater={() => onUnlocked(reset.operator)}
						/>
					</>
				)}
				{!reset && kit && !kit.isVoid && (
					<CodeAndPin client={client} kitId={kit.kitId} onReset={setReset} onLeave={onLeave} />
				)}
				{!reset && data && (!kit || kit.isVoid) && <NoKit onLeave={onLeave} />}
			</div>
			<TouchKeyboard />
		</main>
	);
}

function NoKit({ onLeave }: { readonly onLeave: () => void }) {
	const { t } = useTranslation("recovery");
	return (
		<>
			<Banner kind="warning" title={t("settings.none")} text={t("forgot.none")} />
			<div className={styles.buttons}>
				<Button size="large" onClick={onLeave}>
					{t("forgot.back")}
				</Button>
			</div>
		</>
	);
}

interface CodeAndPinProps {
	readonly client: HadirClient;
	readonly kitId: string;
	readonly onReset: (reset: Reset) => void;
	readonly onLeave: () => void;
}

/** The code stays typed in when the host refuses it: one character may be all that is wrong. */
function CodeAndPin({ client, kitId, onReset, onLeave }: CodeAndPinProps) {
	const { t } = useTranslation("recovery");
	const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
	const [isCodeTyped, setIsCodeTyped] = useState(false);
	const save = useSave();
	const groups = positions.map((position) => typed[position] ?? "");
	const isWhole = groups.every(isRecoveryGroup);
	const setPin = (newPin: string) =>
		save.run(async () => {
			try {
				onReset(await client.recovery.resetPin({ groups, newPin }));
			} catch (refused) {
				setIsCodeTyped(false);
				throw refused;
			}
		});
	if (isCodeTyped)
		return (
			<>
				<NewPin
					prompt={(stage) => t(stage === "first" ? "forgot.pinFirst" : "forgot.pinRepeat")}
					onPin={(pin) => void setPin(pin)}
					isBusy={save.isSaving}
				/>
				<div className={styles.underPad}>
					<Button kind="quiet" size="large" isDisabled={save.isSaving} onClick={() => setIsCodeTyped(false)}>
						{t("forgot.back")}
					</Button>
				</div>
			</>
		);
	return (
		<>
			<p className={styles.text}>{t("forgot.text")}</p>
			<p className={styles.number}>{t("number", { kitId })}</p>
			<TypedGroups
				positions={positions}
				typed={typed}
				onChange={(position, group) => {
					setTyped({ ...typed, [position]: group });
					save.touch();
				}}
			/>
			<ErrorBanner error={save.error} />
			<div className={styles.buttons}>
				<Button kind="quiet" size="large" onClick={onLeave}>
					{t("forgot.back")}
				</Button>
				<Button
					kind="primary"
					size="large"
					iconAfter={ArrowRight}
					isDisabled={!isWhole}
					onClick={() => {
						save.touch();
						setIsCodeTyped(true);
					}}
				>
					{t("forgot.next")}
				</Button>
			</div>
		</>
	);
}
