// A table of any length: only the rows in sight are in the document. Columns are a CSS grid that the caller names.
import { useVirtualizer } from "@tanstack/react-virtual";
import { memo, type ReactNode, useEffect, useEffectEvent, useRef } from "react";
import { classNames } from "./class-names.ts";
import styles from "./table.module.css";

export interface TableColumn<Row> {
	readonly id: string;
	readonly header: string;
	/** The header is there for screen readers only, e.g. over buttons. */
	readonly isHeaderHidden?: boolean;
	readonly cell: (row: Row) => ReactNode;
}

export interface TableProps<Row> {
	readonly label: string;
	readonly rows: readonly Row[];
	readonly rowKey: (row: Row) => string;
	readonly columns: readonly TableColumn<Row>[];
	/** Sets `grid-template-columns`. */
	readonly columnsClass: string | undefined;
	/** The last row is in sight, or nearly: called again whenever more rows have come. */
	readonly onEnd?: () => void;
}

const ROW_HEIGHT_PX = 68;

export function Table<Row>({ label, rows, rowKey, columns, columnsClass, onEnd }: TableProps<Row>) {
	const scroller = useRef<HTMLDivElement>(null);
	const virtualizer = useVirtualizer({
		count: rows.length,
		getScrollElement: () => scroller.current,
		estimateSize: () => ROW_HEIGHT_PX,
		getItemKey: (index) => {
			const row = rows[index];
			return row ? rowKey(row) : index;
		},
		overscan: 6,
		// Drawn with the next frame instead of in the middle of the scroll event, which holds the frame up.
		useFlushSync: false,
	});
	const lastDrawn = virtualizer.getVirtualItems().at(-1)?.index ?? -1;
	/** How many rows have been scrolled through to the end; 0 while there are some below. */
	const rowsSeen = lastDrawn >= rows.length - 1 ? rows.length : 0;
	const reachEnd = useEffectEvent(() => onEnd?.());
	useEffect(() => {
		if (rowsSeen > 0) reachEnd();
	}, [rowsSeen]);
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
		<div ref={scroller} className={styles.scroller} tabIndex={0}>
			<table className={styles.table} aria-label={label} aria-rowcount={rows.length + 1}>
				<thead className={styles.head}>
					<tr className={classNames(styles.row, columnsClass)} aria-rowindex={1}>
						{columns.map((column) => (
							<th key={column.id} scope="col" className={styles.header}>
								<span className={column.isHeaderHidden ? styles.hidden : undefined}>{column.header}</span>
							</th>
						))}
					</tr>
				</thead>
				{/* Sizes that only the scroll position decides: React sets them through the CSSOM, which the CSP allows. */}
				<tbody className={styles.body} style={{ height: virtualizer.getTotalSize() }}>
					{virtualizer.getVirtualItems().map((item) => {
						const row = rows[item.index];
						if (!row) return null;
						return (
							<BodyRow
								key={item.key}
								row={row}
								index={item.index}
								startPx={item.start}
								heightPx={item.size}
								columns={columns}
								columnsClass={columnsClass}
							/>
						);
					})}
				</tbody>
			</table>
		</div>
	);
}

interface BodyRowProps<Row> extends Pick<TableProps<Row>, "columns" | "columnsClass"> {
	readonly row: Row;
	readonly index: number;
	readonly startPx: number;
	readonly heightPx: number;
}

function PlainBodyRow<Row>({ row, index, startPx, heightPx, columns, columnsClass }: BodyRowProps<Row>) {
	return (
		<tr
			aria-rowindex={index + 2}
			className={classNames(styles.row, styles.bodyRow, columnsClass)}
			style={{ height: heightPx, transform: `translateY(${startPx}px)` }}
		>
			{columns.map((column) => (
				<td key={column.id} className={styles.cell}>
					{column.cell(row)}
				</td>
			))}
		</tr>
	);
}

/** Scrolling draws what comes into sight, and leaves the rest as it is. */
const BodyRow = memo(PlainBodyRow) as typeof PlainBodyRow;
