// Why a delivery did not succeed and what to do about it, in both languages.
import { type DeliveryCode, deliveryCodes } from "../../core/domain/delivery-code.ts";
import type { Language } from "../../core/domain/settings.ts";
import type { ErrorText } from "./id.ts";

const indonesian: Readonly<Record<DeliveryCode, ErrorText>> = {
	HRIS_UNREACHABLE: {
		title: "HRIS tidak menjawab.",
		action: "Periksa jaringan dan alamatnya. Presensi tersimpan dan dikirim begitu HRIS menjawab.",
	},
	HRIS_TIMEOUT: { title: "HRIS terlalu lama menjawab.", action: "Kiosk mencoba lagi sendiri." },
	HRIS_TLS: {
		title: "Sambungan aman ke HRIS gagal.",
		action: "Periksa sertifikat HRIS: masa berlaku, nama, dan penerbitnya.",
	},
	HRIS_MOVED: { title: "HRIS menunjuk ke alamat lain.", action: "Isi alamat yang baru; pengalihan tidak diikuti." },
	HRIS_UNAUTHORISED: { title: "HRIS menolak kunci kita.", action: "Isi kunci atau rahasia yang benar." },
	HRIS_FORBIDDEN: { title: "HRIS tidak mengizinkan akun ini.", action: "Beri akun itu hak mencatat presensi." },
	HRIS_GONE: { title: "Alamat ini sudah ditutup oleh HRIS.", action: "Isi alamat yang baru." },
	HRIS_BUSY: { title: "HRIS meminta kita menunggu.", action: "Kiosk mencoba lagi sendiri." },
	HRIS_FAILING: { title: "HRIS sedang bermasalah.", action: "Kiosk mencoba lagi sendiri." },
	HRIS_REJECTED: {
		title: "HRIS menolak presensi ini.",
		action: "Perbaiki penyebabnya di HRIS lalu kirim ulang, atau lewati.",
	},
	SETTINGS_UNUSABLE: { title: "Setelan tujuan ini tidak dapat dipakai.", action: "Buka setelannya dan lengkapi." },
};

const english: Readonly<Record<DeliveryCode, ErrorText>> = {
	HRIS_UNREACHABLE: {
		title: "The HRIS does not answer.",
		action: "Check the network and its address. Punches are kept and sent as soon as it answers.",
	},
	HRIS_TIMEOUT: { title: "The HRIS takes too long to answer.", action: "The kiosk tries again by itself." },
	HRIS_TLS: {
		title: "The secure connection to the HRIS failed.",
		action: "Check its certificate: validity, name and issuer.",
	},
	HRIS_MOVED: {
		title: "The HRIS points to another address.",
		action: "Enter the new one; redirects are not followed.",
	},
	HRIS_UNAUTHORISED: { title: "The HRIS refuses our key.", action: "Enter the right key or secret." },
	HRIS_FORBIDDEN: {
		title: "The HRIS does not allow this account.",
		action: "Give the account the right to record attendance.",
	},
	HRIS_GONE: { title: "The HRIS has closed this address.", action: "Enter the new one." },
	HRIS_BUSY: { title: "The HRIS asks us to wait.", action: "The kiosk tries again by itself." },
	HRIS_FAILING: { title: "The HRIS has a problem.", action: "The kiosk tries again by itself." },
	HRIS_REJECTED: {
		title: "The HRIS refuses this punch.",
		action: "Fix the cause in the HRIS and send it again, or skip it.",
	},
	SETTINGS_UNUSABLE: { title: "The settings of this target cannot be used.", action: "Open and complete them." },
};

const texts: Record<Language, Readonly<Record<DeliveryCode, ErrorText>>> = { id: indonesian, en: english };

function isDeliveryCode(code: string): code is DeliveryCode {
	return deliveryCodes.some((known) => known === code);
}

/** Codes of earlier versions (`HRIS_HTTP_422`) read as a refusal. */
export function deliveryText(code: string, language: Language): ErrorText {
	return texts[language][isDeliveryCode(code) ? code : "HRIS_REJECTED"];
}
