import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../client/types.ts";
import { Mark } from "../access/mark.tsx";
import styles from "./badge-card.module.css";
import { drawCode } from "./badge-drawing.ts";

/** Letters that fit beside the code in the large size: in the name, and in one word of it. */
const MAX_LETTERS = 24;
const MAX_WORD_LETTERS = 11;

function isLong(name: string): boolean {
	return name.length > MAX_LETTERS || name.split(/\s+/).some((word) => word.length > MAX_WORD_LETTERS);
}

export type PrintedBadge = Awaited<ReturnType<HadirClient["personalCodes"]["print"]>>[number];

/** 85.6 by 54 mm, as a bank card: name, number and the code. No picture: pictures are kept to make templates anew, not for this. */
export function BadgeCard({ badge }: { readonly badge: PrintedBadge }) {
	const { t } = useTranslation("codes");
	const { size, path } = useMemo(() => drawCode(badge.token), [badge.token]);
	return (
		<article className={styles.badge} data-testid="badge">
			<div className={styles.words}>
				<p className={styles.product}>
					<Mark />
					Hadir
				</p>
				<p className={styles.name} data-long={isLong(badge.name)}>
					{badge.name}
				</p>
				<p className={styles.id}>{badge.employeeId}</p>
				<p className={styles.note}>{t("admin.sheet.showCode")}</p>
				<p className={styles.note}>{t("admin.sheet.number", { number: badge.number })}</p>
			</div>
			<svg
				className={styles.code}
				viewBox={`0 0 ${size} ${size}`}
				role="img"
				aria-label={t("admin.sheet.code", { name: badge.name })}
				shapeRendering="crispEdges"
			>
				<path d={path} />
			</svg>
		</article>
	);
}
