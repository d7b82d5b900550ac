// `electron.safeStorage`: really encrypts, under a key in the profile folder.
import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const IV_BYTES = 12;
const TAG_BYTES = 16;

export function createSafeStorageDouble(profileDir: string) {
	const keyPath = join(profileDir, "safe-storage-double.key");
	const key = (): Buffer => {
		if (!existsSync(keyPath)) writeFileSync(keyPath, randomBytes(32), { mode: 0o600 });
		return readFileSync(keyPath);
	};
	return {
		isEncryptionAvailable: () => true,
		getSelectedStorageBackend: () => "gnome_libsecret" as const,
		encryptString: (text: string): Buffer => {
			const iv = randomBytes(IV_BYTES);
			const cipher = createCipheriv("aes-256-gcm", key(), iv);
			return Buffer.concat([iv, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()]);
		},
		decryptString: (sealed: Buffer): string => {
			const decipher = createDecipheriv("aes-256-gcm", key(), sealed.subarray(0, IV_BYTES));
			decipher.setAuthTag(sealed.subarray(-TAG_BYTES));
			const text = decipher.update(sealed.subarray(IV_BYTES, -TAG_BYTES));
			return Buffer.concat([text, decipher.final()]).toString("utf8");
		},
	};
}
