// Why a delivery did not succeed and what to do about it, in both languages.
import { type DeliveryCode, deliveryCodes } from "../../core/domain/delivery/delivery-code.ts";
import type { Language } from "../../core/domain/settings.ts";
import type { ErrorText } from "./id.ts";

const indonesian: Readonly<Record<DeliveryCode, ErrorText>> = {
	HRIS_UNREACHABLE: {
		title: "HRIS tidak menjawab.",
		action: "Periksa jaringan dan alamatnya. Presensi tersimpan dan dikirim begitu HRIS menjawab.",
	},
	HRIS_NAME_UNKNOWN: {
		title: "Nama server HRIS tidak ditemukan.",
		action: "Periksa ejaan alamatnya, dan apakah kiosk ini terhubung ke jaringan.",
	},
	HRIS_NOT_LISTENING: {
		title: "Server HRIS ada, tetapi layanannya tidak menyala di alamat itu.",
		action: "Periksa nomor port dan apakah HRIS sedang berjalan. Kiosk mencoba lagi sendiri.",
	},
	HRIS_TIMEOUT: { title: "HRIS terlalu lama menjawab.", action: "Kiosk mencoba lagi sendiri." },
	HRIS_TLS: {
		title: "Sambungan aman ke HRIS gagal.",
		action: "Periksa sertifikat HRIS: masa berlaku, nama, dan penerbitnya.",
	},
	HRIS_MOVED: { title: "HRIS menunjuk ke alamat lain.", action: "Isi alamat yang baru; pengalihan tidak diikuti." },
	HRIS_UNAUTHORISED: { title: "HRIS menolak kunci kita.", action: "Isi kunci atau rahasia yang benar." },
	SIGN_IN_LOST: {
		title: "Kunci masuk HRIS hilang saat sedang diganti, misalnya karena listrik padam.",
		action: "Ulangi persetujuan OAuth di HRIS dan isi refresh token yang baru. Tidak ada presensi yang hilang.",
	},
	HRIS_FORBIDDEN: { title: "HRIS tidak mengizinkan akun ini.", action: "Beri akun itu hak mencatat presensi." },
	HRIS_GONE: { title: "Alamat ini sudah ditutup oleh HRIS.", action: "Isi alamat yang baru." },
	HRIS_BUSY: { title: "HRIS meminta kita menunggu.", action: "Kiosk mencoba lagi sendiri." },
	HRIS_FAILING: { title: "HRIS sedang bermasalah.", action: "Kiosk mencoba lagi sendiri." },
	HRIS_REJECTED: {
		title: "HRIS menolak presensi ini.",
		action: "Perbaiki penyebabnya di HRIS lalu kirim ulang, atau lewati.",
	},
	HRIS_NOT_THERE: {
		title: "Layanan ini tidak ada di alamat itu.",
		action: "Periksa alamat dan versi HRIS, dan apakah modul presensinya terpasang.",
	},
	ANSWER_NOT_UNDERSTOOD: {
		title: "Jawaban HRIS tidak dapat dibaca.",
		action: "Periksa alamatnya: mungkin halaman masuk atau proxy yang menjawab. Kiosk mencoba lagi sendiri.",
	},
	EXTERNAL_ID_MISSING: {
		title: "Nomor karyawan ini di HRIS belum diketahui.",
		action: "Isi nomornya di Pengaturan, Tujuan HRIS, ID karyawan, lalu kirim ulang.",
	},
	EMPLOYEE_UNKNOWN: {
		title: "HRIS tidak mengenal karyawan ini.",
		action: "Daftarkan di HRIS, atau perbaiki ID-nya di Pengaturan, lalu kirim ulang.",
	},
	EMPLOYEE_INACTIVE: {
		title: "Karyawan ini tidak aktif di HRIS.",
		action: "Aktifkan di HRIS lalu kirim ulang, atau lewati.",
	},
	LOG_TYPE_REQUIRED: {
		title: "Shift di HRIS mewajibkan jenis catatan masuk atau keluar.",
		action: "Periksa jenis shift karyawan ini di HRIS lalu kirim ulang.",
	},
	LOCATION_REQUIRED: {
		title: "HRIS mewajibkan lokasi, yang tidak dikirim kiosk.",
		action: "Matikan pelacakan lokasi untuk presensi di HRIS lalu kirim ulang.",
	},
	ATTENDANCE_OPEN: {
		title: "Di HRIS masih ada presensi masuk yang belum ditutup.",
		action: "Tutup presensi itu di HRIS lalu kirim ulang, atau lewati.",
	},
	OUT_WITHOUT_IN: {
		title: "Di HRIS tidak ada presensi masuk untuk presensi keluar ini.",
		action: "Catat presensi masuknya di HRIS lalu kirim ulang, atau lewati.",
	},
	OVERLAP: {
		title: "Presensi ini bertumpuk dengan catatan lain di HRIS.",
		action: "Perbaiki catatan itu di HRIS lalu kirim ulang, atau lewati.",
	},
	SAME_MINUTE: {
		title: "HRIS hanya mencatat menit, dan di menit ini sudah ada presensi.",
		action: "Catat di HRIS dengan tangan, lalu lewati.",
	},
	CORRECT_BY_HAND: {
		title: "HRIS ini tidak menerima koreksi.",
		action: "Perbaiki catatannya di HRIS dengan tangan, lalu lewati.",
	},
	FOLDER_UNAVAILABLE: {
		title: "Folder tujuan tidak dapat ditulis.",
		action:
			"Tutup berkasnya bila sedang dibuka di program lain, atau periksa hak tulisnya. Kiosk mencoba lagi sendiri.",
	},
	FOLDER_MISSING: {
		title: "Folder atau stik USB-nya tidak ada.",
		action: "Pasang stiknya. Presensi menunggu di kiosk dan ditulis begitu foldernya ada.",
	},
	FOLDER_FULL: {
		title: "Folder atau stik USB-nya penuh.",
		action: "Kosongkan tempat di sana. Presensi menunggu di kiosk.",
	},
	LIST_IMPLAUSIBLE: {
		title: "Daftar karyawan kehilangan lebih dari separuh isinya, jadi tidak dipakai.",
		action: "Periksa hak akun dan daftar di HRIS, lalu ambil lagi.",
	},
	SHIFT_NOT_MOVED: {
		title: "Waktu sinkron shift di HRIS tidak dimajukan.",
		action: "Lihat keterangannya; sampai beres, HRIS belum menandai siapa yang tidak hadir.",
	},
	SETTINGS_UNUSABLE: { title: "Setelan tujuan ini tidak dapat dipakai.", action: "Buka setelannya dan lengkapi." },
};

const english: Readonly<Record<DeliveryCode, ErrorText>> = {
	HRIS_UNREACHABLE: {
		title: "The HRIS does not answer.",
		action: "Check the network and its address. Punches are kept and sent as soon as it answers.",
	},
	HRIS_NAME_UNKNOWN: {
		title: "The name of the HRIS's server cannot be found.",
		action: "Check how the address is spelt, and whether this kiosk has a network.",
	},
	HRIS_NOT_LISTENING: {
		title: "The HRIS's server is there, but nothing listens at that address.",
		action: "Check the port and whether the HRIS is running. The kiosk tries again by itself.",
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
	SIGN_IN_LOST: {
		title: "The key to the HRIS was lost while it was being replaced, by a power cut for instance.",
		action: "Go through the HRIS's OAuth consent again and enter the new refresh token. No punch is lost.",
	},
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
	HRIS_NOT_THERE: {
		title: "There is no such service at that address.",
		action: "Check the address, the version of the HRIS, and whether its attendance module is installed.",
	},
	ANSWER_NOT_UNDERSTOOD: {
		title: "The answer of the HRIS cannot be read.",
		action: "Check the address: a login page or a proxy may answer there. The kiosk tries again by itself.",
	},
	EXTERNAL_ID_MISSING: {
		title: "This employee's number in the HRIS is not known.",
		action: "Enter it under Settings, HRIS targets, Employee IDs, then send again.",
	},
	EMPLOYEE_UNKNOWN: {
		title: "The HRIS does not know this employee.",
		action: "Add the employee there, or correct the ID in Settings, then send again.",
	},
	EMPLOYEE_INACTIVE: {
		title: "This employee is not active in the HRIS.",
		action: "Activate the employee there and send again, or skip.",
	},
	LOG_TYPE_REQUIRED: {
		title: "The shift in the HRIS demands a log type, IN or OUT.",
		action: "Check the employee's shift type in the HRIS, then send again.",
	},
	LOCATION_REQUIRED: {
		title: "The HRIS demands a location, which the kiosk does not send.",
		action: "Switch off location tracking for check-ins there, then send again.",
	},
	ATTENDANCE_OPEN: {
		title: "The HRIS still has an open IN of this employee.",
		action: "Close that record there and send again, or skip.",
	},
	OUT_WITHOUT_IN: {
		title: "The HRIS has no IN that this OUT could close.",
		action: "Enter the IN there and send again, or skip.",
	},
	OVERLAP: {
		title: "This punch overlaps another record in the HRIS.",
		action: "Correct that record there and send again, or skip.",
	},
	SAME_MINUTE: {
		title: "The HRIS knows minutes only, and this minute has a punch already.",
		action: "Enter it there by hand, then skip.",
	},
	CORRECT_BY_HAND: {
		title: "This HRIS takes no corrections.",
		action: "Correct the record there by hand, then skip.",
	},
	FOLDER_UNAVAILABLE: {
		title: "The folder cannot be written.",
		action:
			"Close the file if another program has it open, or check the right to write. The kiosk tries again by itself.",
	},
	FOLDER_MISSING: {
		title: "The folder or USB stick is not there.",
		action: "Plug in the stick. Punches wait on the kiosk and are written as soon as the folder is there.",
	},
	FOLDER_FULL: {
		title: "The folder or USB stick is full.",
		action: "Make room there. Punches wait on the kiosk.",
	},
	LIST_IMPLAUSIBLE: {
		title: "The employee list has lost more than half of its people, so it was not taken.",
		action: "Check the account's rights and the list in the HRIS, then pull again.",
	},
	SHIFT_NOT_MOVED: {
		title: "The sync time of a shift in the HRIS was not moved on.",
		action: "See what it says; until that is solved the HRIS marks nobody absent.",
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
