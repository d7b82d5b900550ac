// Who may act. A kiosk that nobody has unlocked acts as `kiosk`; REST callers carry scopes instead of a role.

export const roles = ["kiosk", "supervisor", "administrator", "auditor"] as const;
export type Role = (typeof roles)[number];

/** Whoever unlocks the area behind the PIN has one of these. */
export const operatorRoles = ["supervisor", "administrator", "auditor"] as const satisfies readonly Role[];
export type OperatorRole = (typeof operatorRoles)[number];

/** `monitor`: how the kiosk does, and nothing of anybody. */
export const apiScopes = ["recognise", "register", "punch", "read", "monitor", "admin"] as const;
export type ApiScope = (typeof apiScopes)[number];

/** Whoever a request comes from, decided by the transport before any procedure runs. */
export type Principal =
	| { readonly kind: "anonymous" }
	| { readonly kind: "local"; readonly role: Role }
	/** A phone or laptop that a supervisor let in to enroll; `grantedBy` is the supervisor, as the audit names them. */
	| { readonly kind: "enroller"; readonly grantedBy: string }
	| { readonly kind: "apiClient"; readonly keyId: string; readonly scopes: readonly ApiScope[] };
