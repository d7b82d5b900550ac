// Signs what this kiosk wants to be believed later: checkpoints of the log, certificates of erasure. Ed25519, RFC 8032.

export interface RecordSignature {
	/** Names the public key that checks it: see `keyId`. */
	readonly keyId: string;
	/** 64 bytes. */
	readonly signature: Uint8Array;
}

export interface RecordSigner {
	/** First 16 hex digits of SHA-256 over the public key. The key is made when it is first asked for. */
	keyId(): string;
	/** Raw 32 bytes; whoever has it can check what was signed, and sign nothing. */
	publicKey(): Uint8Array;
	/** Throws SECRET_UNAVAILABLE when the key cannot be read or kept. */
	sign(bytes: Uint8Array): RecordSignature;
	/** False for any signature that is not of `publicKey` (this kiosk's own where none is given) over exactly these bytes. */
	verify(bytes: Uint8Array, signature: Uint8Array, publicKey?: Uint8Array): boolean;
}
