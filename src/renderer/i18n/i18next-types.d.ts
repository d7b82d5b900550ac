// Makes `t("...")` accept only keys that exist, and only with the variables that the Indonesian text names.
import "i18next";
import type { indonesian } from "./id/index.ts";

declare module "i18next" {
	interface CustomTypeOptions {
		defaultNS: "common";
		resources: typeof indonesian;
	}
}
