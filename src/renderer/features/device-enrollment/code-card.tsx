import { RotateCw, Square } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../i18n/use-language.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import styles from "./device-page.module.css";
import { type DeviceCode, inGroups } from "./device-types.ts";
import { Heading } from "./door-cards.tsx";

export interface CodeCardProps {
	readonly code: DeviceCode;
	readonly isBusy: boolean;
	readonly onAnother: () => void;
	readonly onStop: () => void;
}

/** The code to be typed on the device, with the time that is left. */
export function CodeCard({ code, isBusy, onAnother, onStop }: CodeCardProps) {
	const { t } = useTranslation("devices");
	const formats = useFormats();
	return (
		<section className={styles.card}>
			<Heading number={3} title={t("code.title")} />
			{code.state === "valid" ? (
				<>
					<p className={styles.code} data-testid="device-code">
						{inGroups(code.digits).join(" ")}
					</p>
					<p className={styles.text} role="timer">
						{t("code.remaining", { time: formats.countdown(code.remainingMs / 1000) })}
					</p>
				</>
			) : (
				<Banner kind="warning" title={t("code.void")} text={t("code.voidText")} />
			)}
			<div className={styles.buttons}>
				<Button icon={Square} isDisabled={isBusy} onClick={onStop}>
					{t("code.stop")}
				</Button>
				<Button
					kind={code.state === "valid" ? "secondary" : "primary"}
					icon={RotateCw}
					isBusy={isBusy}
					onClick={onAnother}
				>
					{t("code.another")}
				</Button>
			</div>
		</section>
	);
}
