import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../client/types.ts";
import { Mark } from "../access/mark.tsx";
import styles from "./badge-card.module.css";
import { drawCode } from "./badge-drawing.ts";

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
				<p className={styles.name}>{badge.name}</p>
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
