// What opens a backup, asked of whoever has it.
import type { BackupHeader, BackupOpener } from "../app/maintenance/restore-folder.ts";
import { readRecoveryGroups, splitRecoveryCode } from "../core/domain/codes/recovery-code.ts";
import type { Asker } from "./ask.ts";
import { CommandError } from "./command.ts";

const SHORTEST_PASSPHRASE = 12;

export async function askOpener(header: BackupHeader, usesCode: boolean, asker: Asker): Promise<BackupOpener | null> {
	if (usesCode) {
		if (header.recoveryWrap === null)
			throw new CommandError("This backup was made without a recovery kit: a code does not open it.");
		return { kind: "recoveryCode", code: await askCode(asker) };
	}
	if (header.passphraseWrap === null) return null;
	return { kind: "passphrase", passphrase: await asker.ask("Passphrase of this file: ", { isSecret: true }) };
}

async function askCode(asker: Asker): Promise<Uint8Array> {
	const typed = await asker.ask("Recovery code, as it is printed on the kit: ");
	const code = readRecoveryGroups(splitRecoveryCode(typed));
	if (code === null)
		throw new CommandError("That is no recovery code: eight groups of five characters. Nothing was changed.");
	return code;
}

/** Asked twice, since nobody sees what is typed. */
export async function askNewPassphrase(asker: Asker, what = "the file"): Promise<string> {
	const typed = await asker.ask(`A passphrase for ${what}, ${SHORTEST_PASSPHRASE} characters or more: `, {
		isSecret: true,
	});
	if (typed.normalize("NFKC").length < SHORTEST_PASSPHRASE)
		throw new CommandError(`A passphrase needs ${SHORTEST_PASSPHRASE} characters or more. Nothing was changed.`);
	if ((await asker.ask("The same again: ", { isSecret: true })) !== typed)
		throw new CommandError("The two are not the same. Nothing was changed.");
	return typed;
}
