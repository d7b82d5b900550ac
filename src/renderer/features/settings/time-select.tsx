import { useFormats } from "../../i18n/use-language.ts";
import { Select } from "../../ui/select.tsx";
import { timeChoices } from "./rules-draft.ts";

export interface TimeSelectProps {
	readonly label: string;
	/** Of the local day, 0..1439. */
	readonly minute: number;
	readonly onChange: (minute: number) => void;
	readonly help?: string;
	readonly stepMinutes?: number;
}

/** A list rather than a clock face: it works with a finger, a mouse and a keyboard alike. */
export function TimeSelect({ label, minute, onChange, help, stepMinutes = 15 }: TimeSelectProps) {
	// A minute of the day is a moment of 1 January 1970 in UTC.
	const formats = useFormats("UTC");
	const options = timeChoices(minute, stepMinutes).map((value) => ({
		value: String(value),
		label: formats.time(value * 60_000),
	}));
	return (
		<Select
			label={label}
			value={String(minute)}
			options={options}
			onChange={(value) => onChange(Number(value))}
			{...(help === undefined ? {} : { help })}
		/>
	);
}
