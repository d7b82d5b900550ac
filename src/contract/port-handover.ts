// How the Electron preload hands the page its one MessagePort. Names only, so that the preload bundles nothing else.

/** IPC channel on which the preload gives the other end to the main process. */
export const CONNECT_CHANNEL = "hadir:connect";

/** `data.type` of the window message by which the page says that it listens; it may ask again for a new port. */
export const PAGE_READY = "hadir:ready";

/** `data.type` of the window message that carries the port (`event.ports[0]`); the page calls `port.start()` itself. */
export const PORT_OFFER = "hadir:port";
