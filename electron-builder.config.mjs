// How the Electron application is packed.
import { electronFuses } from "./scripts/lib/electron-fuses.mjs";

export default { appId: "id.hadir.kiosk", productName: "Hadir", electronFuses };
