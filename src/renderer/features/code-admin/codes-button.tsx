import { KeyRound } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HadirClient } from "../../client/types.ts";
import { Button } from "../../ui/button.tsx";
import type { CodeEmployee } from "./code-part.ts";
import { CodesDialog } from "./codes-dialog.tsx";

export interface CodesButtonProps {
	readonly client: HadirClient;
	readonly employee: CodeEmployee;
}

/** Opens PIN and badge of one employee. */
export function CodesButton({ client, employee }: CodesButtonProps) {
	const { t } = useTranslation("codes");
	const [isOpen, setIsOpen] = useState(false);
	return (
		<>
			<Button icon={KeyRound} label={t("admin.open", { name: employee.name })} onClick={() => setIsOpen(true)}>
				{t("admin.title")}
			</Button>
			{isOpen && <CodesDialog client={client} employee={employee} onClose={() => setIsOpen(false)} />}
		</>
	);
}
