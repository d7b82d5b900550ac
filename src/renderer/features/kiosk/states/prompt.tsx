import type { LucideIcon } from "lucide-react";
import styles from "./prompt.module.css";

export interface PromptProps {
	readonly icon: LucideIcon;
	readonly text: string;
	/** `act`: something to do now. `calm`: all is well. `done`: recorded. */
	readonly tone: "act" | "calm" | "done";
	readonly testId: string;
}

/** One short line under the oval. */
export function Prompt({ icon: Icon, text, tone, testId }: PromptProps) {
	return (
		<p className={styles.prompt} data-tone={tone} data-testid={testId}>
			<span className={styles.sign}>
				<Icon aria-hidden="true" strokeWidth={2.4} />
			</span>
			{text}
		</p>
	);
}
