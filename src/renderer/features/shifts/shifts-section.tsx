import { FileSpreadsheet, Pencil, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../../contract/index.ts";
import type { Shift } from "../../client/types.ts";
import { useResource } from "../../data/use-resource.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorBanner } from "../../ui/error-banner.tsx";
import items from "../../ui/item-list.module.css";
import { Section } from "../settings/section.tsx";
import { ShiftDialog } from "./shift-dialog.tsx";
import { ShiftFileDialog } from "./shift-file-dialog.tsx";
import { useShiftWords } from "./use-shift-words.ts";

/** When people are planned to work. */
export function ShiftsSection({ client }: { readonly client: HadirClient }) {
	const { t } = useTranslation("shifts");
	const load = async () => {
		const [shifts, groups] = await Promise.all([client.shifts.list({}), client.groups.list({})]);
		return { shifts, groups };
	};
	const { data, error, reload } = useResource(load);
	/** What the dialog edits; `new` for one that is added. */
	const [edited, setEdited] = useState<Shift | "new" | null>(null);
	const [isFileOpen, setIsFileOpen] = useState(false);
	const words = useShiftWords(data?.groups ?? []);
	/** Groups are kept in the section above: those of now are asked for when a dialog opens. */
	const edit = (shift: Shift | "new") => {
		setEdited(shift);
		void reload();
	};
	return (
		<Section title={t("title")} text={data?.shifts.length === 0 ? t("none") : t("text")}>
			<ErrorBanner error={error} onRetry={() => void reload()} />
			{data && data.shifts.length > 0 && (
				<ul className={items.list}>
					{data.shifts.map((shift) => (
						<li key={shift.shiftId} className={items.item}>
							<div>
								<p className={items.name}>
									{shift.code} · {shift.name}
								</p>
								<p className={items.muted}>
									{[words.hours(shift), words.days(shift.weekdays), words.grace(shift), words.audience(shift)].join(
										" · ",
									)}
								</p>
							</div>
							<Button icon={Pencil} label={t("editNamed", { code: shift.code })} onClick={() => edit(shift)}>
								{t("edit")}
							</Button>
						</li>
					))}
				</ul>
			)}
			<div className={items.start}>
				<Button icon={Plus} onClick={() => edit("new")}>
					{t("add")}
				</Button>
				<Button kind="quiet" icon={FileSpreadsheet} onClick={() => setIsFileOpen(true)}>
					{t("file.open")}
				</Button>
			</div>
			<ShiftDialog
				client={client}
				edited={edited}
				groups={data?.groups ?? []}
				onClose={() => setEdited(null)}
				onChanged={() => {
					setEdited(null);
					void reload();
				}}
			/>
			<ShiftFileDialog
				client={client}
				isOpen={isFileOpen}
				hasShifts={(data?.shifts.length ?? 0) > 0}
				onClose={() => setIsFileOpen(false)}
				onImported={() => void reload()}
			/>
		</Section>
	);
}
