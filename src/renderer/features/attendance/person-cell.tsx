import styles from "./day-page.module.css";

export interface PersonCellProps {
	readonly person: { readonly name: string; readonly employeeId: string };
	/** After the id, e.g. the shift. */
	readonly note?: string;
}

export function PersonCell({ person, note = "" }: PersonCellProps) {
	return (
		<>
			<span className={styles.name}>{person.name}</span>
			<span className={styles.id}>{note === "" ? person.employeeId : `${person.employeeId} · ${note}`}</span>
		</>
	);
}
