// `electron.session` and `electron.protocol`: the page handler and the permission handlers, and what the double asks them.
import { z } from "zod";

type PageHandler = (request: Request) => Response | Promise<Response>;
type Details = Readonly<Record<string, unknown>>;
type RequestHandler = (
	contents: unknown,
	permission: string,
	decide: (isGranted: boolean) => void,
	details: Details,
) => void;
type CheckHandler = (contents: unknown, permission: string, origin: string, details: Details) => boolean;

const privilegedSchemes = z.array(
	z.object({ scheme: z.string(), privileges: z.object({ standard: z.literal(true), secure: z.literal(true) }) }),
);

/** What a page can ask for, as Electron names it, and the browser's own name of the permission. */
const permissions = [
	{ name: "camera", permission: "media", mediaType: "video" },
	{ name: "microphone", permission: "media", mediaType: "audio" },
	{ name: "geolocation", permission: "geolocation", mediaType: "unknown" },
	{ name: "notifications", permission: "notifications", mediaType: "unknown" },
	{ name: "clipboard-read", permission: "clipboard-read", mediaType: "unknown" },
] as const;

export function createSessionDouble() {
	const handlers = new Map<string, PageHandler>();
	const schemes = new Set<string>();
	let ask: RequestHandler = (_contents, _permission, decide) => decide(true);
	let check: CheckHandler = () => true;
	return {
		protocol: {
			registerSchemesAsPrivileged: (list: unknown) => {
				for (const { scheme } of privilegedSchemes.parse(list)) schemes.add(scheme);
			},
			handle: (scheme: string, handler: PageHandler) => {
				if (!schemes.has(scheme)) throw new Error(`${scheme}: is not registered as a standard, secure scheme`);
				handlers.set(scheme, handler);
			},
		},
		setPermissionRequestHandler: (handler: RequestHandler) => {
			ask = handler;
		},
		setPermissionCheckHandler: (handler: CheckHandler) => {
			check = handler;
		},
		setDevicePermissionHandler: (_handler: unknown) => {},
		/** Answers a page address such as app://hadir/index.html. */
		answer: async (request: Request): Promise<Response> => {
			const handler = handlers.get(new URL(request.url).protocol.slice(0, -1));
			return handler ? handler(request) : new Response("No handler", { status: 404 });
		},
		/** Names of the permissions that both handlers grant to the page at `url`. */
		grantedTo: (url: string): string[] => {
			const isGranted = ({ permission, mediaType }: (typeof permissions)[number]): boolean => {
				const isMedia = permission === "media";
				let isAllowed = false;
				const decide = (isYes: boolean) => {
					isAllowed = isYes;
				};
				ask(null, permission, decide, {
					requestingUrl: url,
					isMainFrame: true,
					...(isMedia ? { mediaTypes: [mediaType], securityOrigin: url } : {}),
				});
				return isAllowed && check(null, permission, url, { mediaType, requestingUrl: url, isMainFrame: true });
			};
			return permissions.filter(isGranted).map(({ name }) => name);
		},
	};
}
