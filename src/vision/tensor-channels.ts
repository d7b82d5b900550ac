// What the samplers share: where a pixel's numbers go in a model's tensor.
import type { ModelInput } from "./packs/manifest-schema.ts";

/** Where red, green and blue go in the tensor and how they are normalised; the same three for grey. */
export function channelPlan(input: ModelInput) {
	const plane = input.width * input.height;
	const at = (channel: number) => ({
		offset: channel * plane,
		mean: input.mean[channel] ?? 0,
		factor: 1 / (input.std[channel] ?? 1),
	});
	const isBgr = input.colour === "BGR";
	return { red: at(isBgr ? 2 : 0), green: at(1), blue: at(isBgr ? 0 : 2) };
}
export type ChannelPlan = ReturnType<typeof channelPlan>;

export interface Sampler {
	readonly target: Float32Array;
	readonly input: ModelInput;
	readonly leaveOutside: boolean;
}

/** Inside the outermost pixels' own area: centres of pixels are at integers. */
export function isInside(at: number, last: number): boolean {
	return at >= -0.5 && at <= last + 0.5;
}
