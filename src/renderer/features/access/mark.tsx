/** The product's sign: a face that was seen, and it was good. */
export function Mark({ className }: { readonly className?: string | undefined }) {
	return (
		<svg className={className} viewBox="0 0 64 64" fill="none" aria-hidden="true">
			<rect width="64" height="64" rx="16" fill="oklch(0.5 0.085 190)" />
			<ellipse cx="32" cy="31" rx="15" ry="19" stroke="white" strokeWidth="4.5" />
			<path
				d="m24.5 31.5 5.5 5.5 10-11.5"
				stroke="white"
				strokeWidth="4.5"
				strokeLinecap="round"
				strokeLinejoin="round"
			/>
		</svg>
	);
}
