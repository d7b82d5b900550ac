import { LogIn, LogOut } from "lucide-react";
import { type CSSProperties, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PunchQuestion, PunchView } from "../../../client/types.ts";
import styles from "./ask-card.module.css";
import { nameScale } from "./name-scale.ts";
import { TimeBar } from "./time-bar.tsx";

type Direction = PunchView["direction"];

export interface AskCardProps {
	readonly question: PunchQuestion;
	readonly onAnswer: (question: PunchQuestion, direction: Direction) => Promise<void>;
}

/** A finger that was on its way to the card before must not answer this one. */
const DEAF_MS = 400;

const choices = [
	{ direction: "IN", icon: LogIn },
	{ direction: "OUT", icon: LogOut },
] as const;

/** Recognised, and asked which way. The likely one stands out; nothing is recorded without a touch. */
export function AskCard({ question, onAnswer }: AskCardProps) {
	const { t } = useTranslation("kiosk");
	const [state, setState] = useState<"deaf" | "ready" | "busy">("deaf");
	// As it was when the card appeared: the bar runs by itself.
	const [runsForMs] = useState(question.remainingMs);
	useEffect(() => {
		const timer = setTimeout(() => setState("ready"), DEAF_MS);
		return () => clearTimeout(timer);
	}, []);
	const answer = async (direction: Direction) => {
		if (state !== "ready") return;
		setState("busy");
		await onAnswer(question, direction);
		setState("ready");
	};
	const nameStyle: CSSProperties & Record<"--name-scale", number> = { "--name-scale": nameScale(question.name) };
	return (
		<section className={styles.card} data-testid="card-ask">
			<div className={styles.words}>
				<p className={styles.lead}>{t("ask.lead")}</p>
				<p className={styles.name} style={nameStyle}>
					{question.name}
				</p>
				<p className={styles.lead}>{t("ask.question", { IN: t("direction.IN"), OUT: t("direction.OUT") })}</p>
			</div>
			<div className={styles.choices}>
				{choices.map(({ direction, icon: Icon }) => (
					<button
						key={direction}
						type="button"
						className={styles.choice}
						data-direction={direction}
						data-likely={direction === question.likely}
						disabled={state !== "ready"}
						data-busy={state === "busy"}
						onClick={() => void answer(direction)}
					>
						<Icon aria-hidden="true" strokeWidth={2.6} />
						{t(`direction.${direction}`)}
					</button>
				))}
			</div>
			<div className={styles.foot}>
				<p className={styles.consequence}>{t("ask.consequence")}</p>
				<TimeBar runsForMs={runsForMs} />
			</div>
		</section>
	);
}
