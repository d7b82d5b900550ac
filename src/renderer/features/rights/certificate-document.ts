import type { IssuedErasure, SignedCertificate } from "./rights-types.ts";

/** What to hand out: certificate and signature, and the person's own proof where it is still known. */
export function certificateFile(certificate: SignedCertificate, opening: IssuedErasure["opening"]): File {
	const { content, ...signed } = certificate;
	const text = `${JSON.stringify({ ...signed, ...(opening && { opening }) }, null, "\t")}\n`;
	return new File([text], `hadir-certificate-${content.erasureId}.json`, { type: "application/json" });
}
