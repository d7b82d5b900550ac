// A recovery kit from its making to its being in force: shown, written down or printed, and some of it typed back.
import { ArrowLeft, ArrowRight, Check, Printer, RotateCw } from "lucide-react";
import { useEffect, useEffectEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../client/types.ts";
import { useSave } from "../../data/use-save.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { Loading } from "../../ui/spinner.tsx";
import { usePrinting } from "../code-admin/use-printing.ts";
import { ShownGroups, TypedGroups } from "./code-groups.tsx";
import { KitSheet } from "./kit-sheet.tsx";
import styles from "./recovery-kit.module.css";
import type { KeptKit, NewKit } from "./recovery-types.ts";

export interface RecoveryKitProps {
	/**
	 * Of a connection that an administrator has unlocked: after `setup.complete` the wizard calls `session.unlock` with the
	 * PIN that was just chosen.
	 */
	readonly client: HadirClient;
	/** The kit is in force. Until then nothing has changed: who leaves earlier has the kit of before, or none. */
	readonly onKept: (kit: KeptKit) => void;
	/** Shows a button for going on without a kit; absent where that is offered elsewhere. */
	readonly onLater?: () => void;
	/** A kit that the host has begun already, e.g. after a forgotten PIN. Otherwise one is begun when this appears. */
	readonly begun?: NewKit;
	/** Printed on the sheet. */
	readonly kioskName?: string;
}

/** Brings no heading and no frame of its own: a step of the wizard, a dialog and a page put it under theirs. */
export function RecoveryKit({ client, begun, ...props }: RecoveryKitProps) {
	const { t } = useTranslation("common");
	const [kit, setKit] = useState<NewKit | null>(begun ?? null);
	const [error, setError] = useState<unknown>(null);
	const begin = async () => {
		setError(null);
		try {
			setKit(await client.recovery.begin({}));
		} catch (refused) {
			setError(refused);
		}
	};
	const beginFirst = useEffectEvent(() => void begin());
	useEffect(() => {
		if (!begun) beginFirst();
	}, [begun]);
	if (error !== null) return <ErrorBanner error={error} onRetry={() => void begin()} />;
	if (!kit) return <Loading text={t("loading")} />;
	return <KitStages key={kit.kitId} {...props} client={client} kit={kit} onAnother={() => void begin()} />;
}

interface KitStagesProps extends Omit<RecoveryKitProps, "begun"> {
	readonly kit: NewKit;
	readonly onAnother: () => void;
}

function KitStages({ client, kit, kioskName, onKept, onLater, onAnother }: KitStagesProps) {
	const { t } = useTranslation(["recovery", "common"]);
	const [isChecking, setIsChecking] = useState(false);
	const printing = usePrinting();
	if (isChecking)
		return (
			<CheckStage client={client} kit={kit} onKept={onKept} onBack={() => setIsChecking(false)} onAnother={onAnother} />
		);
	return (
		<div className={styles.stage}>
			<p className={styles.text}>{t("show.text")}</p>
			<ShownGroups groups={kit.groups} />
			<p className={styles.number}>{t("number", { kitId: kit.kitId })}</p>
			<p className={styles.text}>{t("show.where")}</p>
			<div className={styles.buttons}>
				{onLater && (
					<Button kind="quiet" size="large" onClick={onLater}>
						{t("later")}
					</Button>
				)}
				<Button size="large" icon={Printer} onClick={printing.start}>
					{t("show.print")}
				</Button>
				<Button kind="primary" size="large" iconAfter={ArrowRight} onClick={() => setIsChecking(true)}>
					{t("show.done")}
				</Button>
			</div>
			{printing.isPrinting && <KitSheet kit={kit} kioskName={kioskName} />}
		</div>
	);
}

interface CheckStageProps {
	readonly client: HadirClient;
	readonly kit: NewKit;
	readonly onKept: (kit: KeptKit) => void;
	readonly onBack: () => void;
	readonly onAnother: () => void;
}

function CheckStage({ client, kit, onKept, onBack, onAnother }: CheckStageProps) {
	const { t } = useTranslation(["recovery", "common"]);
	const [typed, setTyped] = useState<Readonly<Record<number, string>>>({});
	const save = useSave();
	const check = () =>
		save.run(async () => {
			const groups = kit.asked.map((position) => ({ position, group: typed[position] ?? "" }));
			onKept(await client.recovery.confirm({ kitId: kit.kitId, typed: groups }));
		});
	const isFilled = kit.asked.every((position) => (typed[position] ?? "") !== "");
	return (
		<div className={styles.stage}>
			<p className={styles.text}>{t("check.text")}</p>
			<TypedGroups
				positions={kit.asked}
				typed={typed}
				onChange={(position, group) => {
					setTyped({ ...typed, [position]: group });
					save.touch();
				}}
				isDisabled={save.isSaving}
			/>
			<ErrorBanner error={save.error} />
			<div className={styles.buttons}>
				<Button kind="quiet" size="large" icon={ArrowLeft} onClick={onBack}>
					{t("check.back")}
				</Button>
				{save.error !== null && (
					<Button size="large" icon={RotateCw} onClick={onAnother}>
						{t("check.another")}
					</Button>
				)}
				<Button
					kind="primary"
					size="large"
					icon={Check}
					isBusy={save.isSaving}
					isDisabled={!isFilled}
					onClick={() => void check()}
				>
					{t("check.confirm")}
				</Button>
			</div>
		</div>
	);
}
