// What to change about a photo that was refused for its quality: the one thing, in both languages.
import type { QualityHint } from "../../core/domain/recognition/recognition-result.ts";
import type { Language } from "../../core/domain/settings.ts";

export const photoAdvice = {
	id: {
		come_closer: "Ambil lagi dari lebih dekat.",
		move_back: "Ambil lagi dari sedikit lebih jauh.",
		move_into_frame: "Ambil lagi dengan seluruh wajah di dalam gambar.",
		look_straight: "Ambil lagi dengan wajah lurus menghadap kamera.",
		more_light: "Ambil lagi menghadap ke cahaya.",
		less_light: "Ambil lagi di tempat yang tidak terlalu silau.",
		hold_still: "Ambil lagi tanpa bergerak.",
		take_off_mask: "Ambil lagi tanpa masker, dengan mulut dan hidung terlihat.",
		open_eyes: "Ambil lagi dengan mata terbuka.",
	},
	en: {
		come_closer: "Take it again from closer.",
		move_back: "Take it again from a little further away.",
		move_into_frame: "Take it again with the whole face in the picture.",
		look_straight: "Take it again with the face straight to the camera.",
		more_light: "Take it again facing the light.",
		less_light: "Take it again where it is less bright.",
		hold_still: "Take it again without moving.",
		take_off_mask: "Take it again without a mask, with mouth and nose in view.",
		open_eyes: "Take it again with open eyes.",
	},
} as const satisfies Record<Language, Record<QualityHint, string>>;
