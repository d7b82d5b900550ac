import { Dices, Keyboard, KeyRound, Printer, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSettings } from "../../client/host-context.tsx";
import { useSave } from "../../data/use-save.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import { NewPin } from "../setup/new-pin.tsx";
import type { CodePartProps, PersonalCodes } from "./code-part.ts";
import styles from "./codes-dialog.module.css";
import { PinSlip } from "./pin-slip.tsx";
import { usePrinting } from "./use-printing.ts";

export interface PinPartProps extends CodePartProps {
	readonly pin: PersonalCodes["pin"];
}

/** Typed by the employee, or drawn by the kiosk and told once. */
export function PinPart({ client, employee, pin, onChange }: PinPartProps) {
	const { t } = useTranslation(["codes", "common"]);
	const [view, setView] = useState<"state" | "typing" | "removing">("state");
	const [generated, setGenerated] = useState<string | null>(null);
	/** A refused PIN begins with empty dots. */
	const [round, setRound] = useState(0);
	const digits = useSettings()?.employeePinDigits ?? 6;
	const save = useSave();
	const ref = { employeeId: employee.employeeId };
	const set = (typed: string) =>
		save.run(async () => {
			setRound((count) => count + 1);
			onChange(await client.personalCodes.setPin({ ...ref, pin: typed }));
			setView("state");
		});
	const generate = () =>
		save.run(async () => {
			const { generatedPin, ...codes } = await client.personalCodes.generatePin(ref);
			setGenerated(generatedPin);
			onChange(codes);
		});
	const remove = () =>
		save.run(async () => {
			onChange(await client.personalCodes.removePin(ref));
			setView("state");
		});
	return (
		<section className={styles.part}>
			<h2 className={styles.title}>
				<KeyRound aria-hidden />
				{t("admin.pin.title")}
			</h2>
			<PinState pin={pin} />
			{view !== "removing" && <ErrorBanner error={save.error} />}
			{save.isSaved && generated === null && pin && <Banner kind="success" title={t("admin.pin.saved")} />}
			{generated !== null && <Generated name={employee.name} id={employee.employeeId} pin={generated} />}
			{view === "typing" ? (
				<>
					<NewPin
						key={round}
						prompt={(stage) => t(`admin.pin.${stage}`, { digits })}
						onPin={(typed) => void set(typed)}
						isBusy={save.isSaving}
						length={{ min: digits, max: digits }}
					/>
					<Button kind="quiet" onClick={() => setView("state")}>
						{t("common:cancel")}
					</Button>
				</>
			) : (
				<div className={styles.actions}>
					<Button
						icon={Keyboard}
						onClick={() => {
							save.touch();
							setGenerated(null);
							setView("typing");
						}}
					>
						{t("admin.pin.type")}
					</Button>
					<Button icon={Dices} isBusy={save.isSaving} onClick={() => void generate()}>
						{t("admin.pin.generate")}
					</Button>
					{pin && (
						<Button kind="quiet" icon={Trash2} onClick={() => setView("removing")}>
							{t("admin.pin.remove")}
						</Button>
					)}
				</div>
			)}
			<ConfirmDialog
				isOpen={view === "removing"}
				title={t("admin.removeDialog.title", { name: employee.name })}
				text={t("admin.removeDialog.text")}
				confirmLabel={t("admin.removeDialog.confirm")}
				cancelLabel={t("common:cancel")}
				isBusy={save.isSaving}
				onConfirm={() => {
					setGenerated(null);
					void remove();
				}}
				onCancel={() => setView("state")}
			>
				<ErrorBanner error={save.error} />
			</ConfirmDialog>
		</section>
	);
}

function PinState({ pin }: Pick<PinPartProps, "pin">) {
	const { t } = useTranslation("codes");
	const formats = useFormats();
	if (!pin) return <p className={styles.muted}>{t("admin.pin.none")}</p>;
	return (
		<>
			<p className={styles.muted}>{t("admin.pin.since", { date: formats.shortDate(pin.setAtMs) })}</p>
			{pin.lockedUntilMs !== null && (
				<Banner kind="warning" title={t("admin.pin.locked", { time: formats.time(pin.lockedUntilMs) })} />
			)}
		</>
	);
}

function Generated({ name, id, pin }: { readonly name: string; readonly id: string; readonly pin: string }) {
	const { t } = useTranslation("codes");
	const { isPrinting, start } = usePrinting();
	return (
		<div className={styles.generated} data-testid="generated-pin">
			<p>{t("admin.pin.generated", { name })}</p>
			<p className={styles.digits}>{pin}</p>
			<p className={styles.muted}>{t("admin.pin.generatedNote")}</p>
			<Button icon={Printer} onClick={start}>
				{t("admin.pin.print")}
			</Button>
			{isPrinting && <PinSlip name={name} id={id} pin={pin} />}
		</div>
	);
}
