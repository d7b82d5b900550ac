import { KeyRound } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import { useDescribeError } from "../../i18n/use-describe-error.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { PinPad } from "../../ui/pin-pad.tsx";
import { operatorPinLength } from "../operators/operator-draft.ts";
import { NewPin } from "../setup/new-pin.tsx";
import { Section } from "./section.tsx";
import styles from "./settings-page.module.css";

export function PinSection({ client }: { readonly client: HadirClient }) {
	const { t } = useTranslation("settings");
	const [isOpen, setIsOpen] = useState(false);
	const [isChanged, setIsChanged] = useState(false);
	return (
		<Section title={t("pin.title")} text={t("pin.text")}>
			{isChanged && <Banner kind="success" title={t("pin.changed")} />}
			<div>
				<Button
					icon={KeyRound}
					onClick={() => {
						setIsChanged(false);
						setIsOpen(true);
					}}
				>
					{t("pin.change")}
				</Button>
			</div>
			<Dialog isOpen={isOpen} title={t("pin.title")} onClose={() => setIsOpen(false)}>
				<ChangePin
					client={client}
					onClose={() => setIsOpen(false)}
					onChanged={() => {
						setIsOpen(false);
						setIsChanged(true);
					}}
				/>
			</Dialog>
		</Section>
	);
}

interface ChangePinProps {
	readonly client: HadirClient;
	readonly onChanged: () => void;
	readonly onClose: () => void;
}

/** The present PIN, then the new one twice. A wrong present PIN is known at the end, and asked for again. */
function ChangePin({ client, onChanged, onClose }: ChangePinProps) {
	const { t } = useTranslation(["settings", "common"]);
	const describeError = useDescribeError();
	const [entry, setEntry] = useState("");
	const [currentPin, setCurrentPin] = useState<string | null>(null);
	const [isBusy, setIsBusy] = useState(false);
	const [refusals, setRefusals] = useState(0);
	const [error, setError] = useState<unknown>(null);
	const change = async (newPin: string) => {
		setIsBusy(true);
		try {
			await client.settings.changePin({ currentPin: currentPin ?? "", newPin });
			onChanged();
		} catch (refused) {
			setError(refused);
			setRefusals((count) => count + 1);
			setCurrentPin(null);
			setEntry("");
		} finally {
			setIsBusy(false);
		}
	};
	const described = error === null ? null : describeError(error);
	return (
		<div className={styles.changePin}>
			{currentPin === null ? (
				<>
					<p className={described ? styles.pinProblem : styles.muted} role={described ? "alert" : undefined}>
						{described ? `${described.title} ${described.action}` : t("pin.current")}
					</p>
					<PinPad
						pin={entry}
						onChange={(pin) => {
							setEntry(pin);
							setError(null);
						}}
						onSubmit={() => setCurrentPin(entry)}
						refusals={refusals}
					/>
				</>
			) : (
				<NewPin
					prompt={(stage) => t(stage === "first" ? "pin.next" : "pin.repeat")}
					onPin={(pin) => void change(pin)}
					isBusy={isBusy}
					length={operatorPinLength}
				/>
			)}
			<Button kind="quiet" size="large" onClick={onClose}>
				{t("common:cancel")}
			</Button>
		</div>
	);
}
