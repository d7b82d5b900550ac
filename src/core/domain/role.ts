// Who may act. A kiosk that nobody has unlocked acts as `kiosk`; REST callers carry scopes instead of a role.

export const roles = ["kiosk", "supervisor", "administrator", "auditor"] as const;
export type Role = (typeof roles)[number];

export const apiScopes = ["recognise", "register", "punch", "read", "admin"] as const;
export type ApiScope = (typeof apiScopes)[number];

/** Whoever a request comes from, decided by the transport before any procedure runs. */
export type Principal =
	| { readonly kind: "anonymous" }
	| { readonly kind: "local"; readonly role: Role }
	| { readonly kind: "apiClient"; readonly keyId: string; readonly scopes: readonly ApiScope[] };
