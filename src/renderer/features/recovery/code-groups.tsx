// The eight groups of a recovery code: to be read off the screen or paper, and to be typed.
import { Check, CircleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { isRecoveryGroup, RECOVERY_GROUP_CHARS } from "../../../contract/keys.ts";
import { TextField } from "../../ui/text-field.tsx";
import styles from "./code-groups.module.css";

export function ShownGroups({ groups }: { readonly groups: readonly string[] }) {
	return (
		<ol className={styles.shown} data-testid="recovery-code">
			{groups.map((group, position) => (
				<li key={group} className={styles.group} value={position + 1}>
					<span className={styles.number}>{position + 1}</span>
					<span className={styles.characters}>{group}</span>
				</li>
			))}
		</ol>
	);
}

export interface TypedGroupsProps {
	/** Places from 0 of the groups that are asked for. */
	readonly positions: readonly number[];
	/** By place. */
	readonly typed: Readonly<Record<number, string>>;
	readonly onChange: (position: number, group: string) => void;
	readonly isDisabled?: boolean;
}

/** Each group carries its own check: a slip of the hand is told where it was made, without asking the host. */
export function TypedGroups({ positions, typed, onChange, isDisabled = false }: TypedGroupsProps) {
	const { t } = useTranslation("recovery");
	return (
		<div className={styles.typed}>
			{positions.map((position, i) => {
				const group = typed[position] ?? "";
				const isRight = isRecoveryGroup(group, position);
				const isWrong = group.length >= RECOVERY_GROUP_CHARS && !isRight;
				return (
					<TextField
						key={position}
						label={t("group", { number: position + 1 })}
						value={group}
						onChange={(value) => onChange(position, value.toUpperCase())}
						problem={isWrong ? t("groupWrong") : null}
						maxLength={RECOVERY_GROUP_CHARS}
						isDisabled={isDisabled}
						hasFocus={i === 0}
						after={<GroupMark isRight={isRight} isWrong={isWrong} />}
					/>
				);
			})}
		</div>
	);
}

function GroupMark({ isRight, isWrong }: { readonly isRight: boolean; readonly isWrong: boolean }) {
	if (isRight) return <Check className={styles.right} aria-hidden />;
	return isWrong ? <CircleAlert className={styles.wrong} aria-hidden /> : null;
}
