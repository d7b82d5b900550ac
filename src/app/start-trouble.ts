// Why a kiosk cannot start, for whoever stands in front of it, with what helps: the last backup by name, and the command.
import { join } from "node:path";
import { errorText } from "../contract/messages/index.ts";
import { AppError } from "../core/domain/errors.ts";
import type { Language } from "../core/domain/settings.ts";
import { listBackups } from "../storage/backup/backup-files.ts";
import { locateDataFolder } from "../storage/database/data-folder.ts";

export interface StartTrouble {
	readonly title: string;
	readonly action: string;
	/** What to do, one step a line; empty where the action says it all. */
	readonly steps: readonly string[];
}

const steps = {
	id: {
		restore: (path: string, madeAt: string) => [
			`Cadangan terakhir dibuat pada ${madeAt}.`,
			"Tutup kios ini, lalu jalankan di folder Hadir:",
			`npm run restore -- "${path}"`,
			"Presensi sesudah cadangan itu diselamatkan dari basis data yang rusak, sejauh masih terbaca.",
			"Keadaan sekarang disimpan di samping, tidak dihapus.",
		],
		none: [
			"Belum ada cadangan di komputer ini. Cari di diska USB atau folder jaringan, lalu jalankan:",
			"npm run restore -- <berkas>",
			"Jangan hapus folder data: sebagian isinya masih dapat diselamatkan.",
		],
	},
	en: {
		restore: (path: string, madeAt: string) => [
			`The last backup was made ${madeAt}.`,
			"Close this kiosk, then run in Hadir's folder:",
			`npm run restore -- "${path}"`,
			"Punches after that backup are saved out of the damaged database, as far as they can be read.",
			"The present state is kept beside it, not deleted.",
		],
		none: [
			"There is no backup on this computer. Look on the USB stick or in the network folder, then run:",
			"npm run restore -- <file>",
			"Do not delete the data folder: some of it can still be saved.",
		],
	},
} as const;

export function describeStartTrouble(error: unknown, dataDir: string | null, language: Language): StartTrouble {
	const [code, data] = error instanceof AppError ? [error.code, error.data] : (["INTERNAL", {}] as const);
	const text = errorText(code, language, data);
	return { ...text, steps: code === "DATABASE_DAMAGED" && dataDir !== null ? helpFor(dataDir, language) : [] };
}

function helpFor(dataDir: string, language: Language): readonly string[] {
	const { backupDir } = locateDataFolder(dataDir);
	const last = listBackups(backupDir)[0];
	if (last === undefined) return steps[language].none;
	const madeAt = new Date(last.madeAtMs).toLocaleString(language === "id" ? "id-ID" : "en-GB");
	return steps[language].restore(join(backupDir, last.fileName), madeAt);
}
