// The one button. `isBusy` keeps its width and says so to a screen reader.
import { Button as BaseButton } from "@base-ui/react/button";
import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import styles from "./button.module.css";
import { classNames } from "./class-names.ts";
import { Spinner } from "./spinner.tsx";

export interface ButtonProps {
	readonly children: ReactNode;
	readonly onClick?: () => void;
	readonly kind?: "primary" | "secondary" | "quiet" | "danger";
	readonly size?: "normal" | "large";
	readonly icon?: LucideIcon;
	readonly iconAfter?: LucideIcon;
	readonly type?: "button" | "submit";
	readonly isBusy?: boolean;
	readonly isDisabled?: boolean;
	readonly label?: string;
	readonly className?: string | undefined;
}

export function Button({ children, kind = "secondary", size = "normal", type = "button", ...props }: ButtonProps) {
	const { icon: Icon, iconAfter: IconAfter, isBusy = false, isDisabled = false, label, onClick, className } = props;
	return (
		<BaseButton
			type={type}
			className={classNames(styles.button, styles[kind], size === "large" && styles.large, className)}
			disabled={isDisabled || isBusy}
			focusableWhenDisabled={isBusy}
			aria-busy={isBusy}
			aria-label={label}
			onClick={onClick}
		>
			{isBusy ? <Spinner size="small" /> : Icon && <Icon className={styles.icon} aria-hidden />}
			<span>{children}</span>
			{IconAfter && !isBusy && <IconAfter className={styles.icon} aria-hidden />}
		</BaseButton>
	);
}

export interface IconButtonProps {
	readonly icon: LucideIcon;
	/** What a screen reader says; also the tooltip. */
	readonly label: string;
	readonly onClick: () => void;
	readonly kind?: "quiet" | "danger";
	readonly isDisabled?: boolean;
}

export function IconButton({ icon: Icon, label, onClick, kind = "quiet", isDisabled = false }: IconButtonProps) {
	return (
		<BaseButton
			className={classNames(styles.button, styles.square, kind === "danger" ? styles.quietDanger : styles.quiet)}
			aria-label={label}
			title={label}
			disabled={isDisabled}
			onClick={onClick}
		>
			<Icon className={styles.icon} aria-hidden />
		</BaseButton>
	);
}
