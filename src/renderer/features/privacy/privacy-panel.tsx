import {
	ArrowLeft,
	Database,
	Hourglass,
	KeyRound,
	type LucideIcon,
	MessageCircleQuestionMark,
	Send,
} from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { useHandsOff } from "../../ui/use-hands-off.ts";
import styles from "./privacy-panel.module.css";

export interface PrivacyPanelProps {
	/** Whom to ask, as the operator wrote it; empty: the supervisor. */
	readonly contact: string;
	/** Days that evidence photos of punches are kept; null where none are, undefined until that is known. */
	readonly evidenceDays?: number | null | undefined;
	readonly onClose: () => void;
}

/** Time to read all of it twice; then the kiosk belongs to the next one again. */
const RETURN_AFTER_MS = 60_000;

const points = [
	["stored", Database],
	["how_long", Hourglass],
	["leaves", Send],
	["other_way", KeyRound],
] as const satisfies readonly (readonly [string, LucideIcon])[];

/** What the kiosk keeps of people, in plain words, for whoever wants to know before looking at it. */
export function PrivacyPanel({ contact, evidenceDays, onClose }: PrivacyPanelProps) {
	const { t } = useTranslation("privacy");
	const dialog = useRef<HTMLDialogElement>(null);
	useHandsOff(RETURN_AFTER_MS, onClose);
	useEffect(() => {
		const { current } = dialog;
		// Modal by the browser itself: what lies below is out of reach of fingers, keys and screen readers.
		current?.showModal();
		return () => current?.close();
	}, []);
	return (
		<dialog
			ref={dialog}
			className={styles.panel}
			aria-labelledby="privacy-title"
			data-testid="privacy"
			onCancel={onClose}
		>
			<div>
				<Button kind="quiet" size="large" icon={ArrowLeft} onClick={onClose} className={styles.back}>
					{t("back")}
				</Button>
			</div>
			<h1 id="privacy-title" className={styles.title}>
				{t("title")}
			</h1>
			<ul className={styles.points}>
				{points.map(([point, Icon]) => (
					<Point
						key={point}
						icon={Icon}
						title={t(`${point}.title`)}
						text={
							point === "stored" && evidenceDays
								? `${t("stored.withPhotos")} ${t("stored.photos", { count: evidenceDays })}`
								: t(`${point}.text`)
						}
					/>
				))}
				<Point
					icon={MessageCircleQuestionMark}
					title={t("ask.title")}
					text={contact === "" ? t("ask.supervisor") : t("ask.contact", { contact })}
				/>
			</ul>
		</dialog>
	);
}

interface PointProps {
	readonly icon: LucideIcon;
	readonly title: string;
	readonly text: string;
}

function Point({ icon: Icon, title, text }: PointProps) {
	return (
		<li className={styles.point}>
			<span className={styles.sign}>
				<Icon aria-hidden="true" strokeWidth={2.2} />
			</span>
			<div>
				<h2 className={styles.heading}>{title}</h2>
				<p className={styles.text}>{text}</p>
			</div>
		</li>
	);
}
