import styles from "./day-page.module.css";

export function PersonCell({ person }: { readonly person: { readonly name: string; readonly employeeId: string } }) {
	return (
		<>
			<span className={styles.name}>{person.name}</span>
			<span className={styles.id}>{person.employeeId}</span>
		</>
	);
}
