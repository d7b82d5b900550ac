// Model packs for the command line: what there is, what is installed, and installing more.
export type { ModelManifest, ModelPack } from "../vision/manifest-schema.ts";
export { findPack, readManifest } from "../vision/model-manifest.ts";
export { PackInstallError } from "../vision/pack-install-error.ts";
export { installPack } from "../vision/pack-installer.ts";
export { checkPack, type PackStatus } from "../vision/pack-status.ts";
