import { LogIn, LogOut, type LucideIcon } from "lucide-react";
import type { CSSProperties, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useStatus } from "../../../client/host-context.tsx";
import { useFormats } from "../../../i18n/use-language.ts";
import { Card } from "./card.tsx";
import { CorrectButton, type CorrectButtonProps } from "./correct-button.tsx";
import { nameScale } from "./name-scale.ts";
import styles from "./punch-card.module.css";

export interface PunchCardProps extends CorrectButtonProps {
	readonly tone: "recorded" | "already";
	readonly icon: LucideIcon;
	readonly testId: string;
	/** The greeting before the name. */
	readonly lead: string;
	readonly note?: ReactNode;
}

const directionIcons = { IN: LogIn, OUT: LogOut } as const;

/** Who, which way, when: the three things a person wants to know in one glance. */
export function PunchCard({ punch, tone, icon, testId, lead, note, onCorrect }: PunchCardProps) {
	const { t } = useTranslation("kiosk");
	const formats = useFormats(useStatus()?.timeZone);
	const DirectionIcon = directionIcons[punch.direction];
	const nameStyle: CSSProperties & Record<"--name-scale", number> = { "--name-scale": nameScale(punch.name) };
	const foot = (
		<>
			<p className={styles.result}>
				<span className={styles.direction} data-direction={punch.direction}>
					<DirectionIcon aria-hidden="true" strokeWidth={2.6} />
					{t(`direction.${punch.direction}`)}
				</span>
				<time className={styles.time} dateTime={punch.occurredAt}>
					{formats.time(punch.occurredAt)}
				</time>
			</p>
			{note ? <p className={styles.note}>{note}</p> : null}
			<CorrectButton punch={punch} onCorrect={onCorrect} />
		</>
	);
	return (
		<Card tone={tone} icon={icon} testId={testId} lead={lead} foot={foot}>
			<p className={styles.name} style={nameStyle}>
				{punch.name}
			</p>
		</Card>
	);
}
