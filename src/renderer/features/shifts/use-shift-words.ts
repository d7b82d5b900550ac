import { useTranslation } from "react-i18next";
import type { Group, Shift } from "../../client/types.ts";
import { useFormats } from "../../i18n/use-language.ts";
import { dayStretches, isOvernight } from "./shift-draft.ts";

const dayKeys = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

/** A shift in one line: when, on which days, for whom. */
export function useShiftWords(groups: readonly Group[]) {
	const { t } = useTranslation("shifts");
	// A minute of the day is a moment of 1 January 1970 in UTC.
	const times = useFormats("UTC");
	const formats = useFormats();
	/** 1 Monday to 7 Sunday. */
	const day = (weekday: number) => t(`day.${dayKeys[weekday - 1] ?? "mon"}`);
	const time = (minute: number) => times.time(minute * 60_000);

	function days(weekdays: readonly number[]): string {
		if (weekdays.length === 7) return t("everyDay");
		return dayStretches(weekdays)
			.map(([first, last]) => {
				if (first === last) return day(first);
				return last === first + 1 ? `${day(first)}, ${day(last)}` : `${day(first)}–${day(last)}`;
			})
			.join(", ");
	}

	function hours(shift: Pick<Shift, "startMinute" | "endMinute">): string {
		const stretch = t("hours", { start: time(shift.startMinute), end: time(shift.endMinute) });
		return isOvernight(shift) ? `${stretch} ${t("overnight")}` : stretch;
	}

	function audience({ groupIds }: Pick<Shift, "groupIds">): string {
		if (groupIds === null) return t("everybody");
		const names = groups.filter(({ groupId }) => groupIds.includes(groupId)).map(({ name }) => name);
		return names.length === 0 ? t("nobody") : formats.list(names);
	}

	function grace({ graceMinutes }: Pick<Shift, "graceMinutes">): string {
		return graceMinutes === 0 ? t("graceNone") : t("grace", { count: graceMinutes });
	}

	return { day, days, hours, audience, grace };
}
