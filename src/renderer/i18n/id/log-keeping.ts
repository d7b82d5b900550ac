export const logKeeping = {
	title: "Lama simpan catatan dan foto bukti",
	text: "Catatan presensi adalah dasar upah. Hadir tidak menghapus apa pun sampai Anda mengaturnya di sini.",
	keep: {
		label: "Simpan catatan presensi",
		all: "Semuanya, tanpa batas",
		months_other: "{{count}} bulan",
		years_other: "{{count}} tahun",
		help: "Tanyakan dulu kepada bagian keuangan: dokumen yang mendasari pajak biasanya harus disimpan 10 tahun.",
	},
	evidence: {
		label: "Foto bukti setiap presensi wajah",
		kinds: {
			off: "Tidak disimpan",
			face: "Simpan potongan wajah",
			blurred: "Simpan seluruh gambar, latar disamarkan",
		},
		help: "Hanya untuk orang yang menyetujui teks yang menyebut foto ini. Yang lain perlu didaftarkan ulang.",
		days: "Hapus foto setelah",
		daysCount_other: "{{count}} hari",
		supervisors: "Supervisor juga boleh melihat foto",
		supervisorsHelp: "Administrator selalu boleh. Setiap kali foto dilihat, hal itu dicatat.",
	},
	preview: {
		title: "Jika disimpan sekarang",
		nothing: "Tidak ada yang dihapus.",
		records_other: "{{count, number}} catatan dari {{from}} sampai {{to}} dihapus untuk selamanya.",
		acts_other: "Termasuk {{count, number}} tindakan pengelola di masa itu.",
		photos_other: "{{count, number}} foto bukti dihapus.",
		held: {
			undelivered: "Catatan setelahnya menunggu: ada yang belum terkirim ke HRIS. Kirim atau lewati dulu.",
			work_day: "Catatan setelahnya menunggu, supaya masuk dan pulang di satu hari kerja tetap bersama.",
		},
		signed: "Sisanya tetap dapat dibuktikan utuh: batasnya ditandatangani kiosk ini.",
	},
	confirm: {
		title: "Hapus yang sudah lewat waktunya?",
		text: "Yang dihapus tidak dapat dikembalikan. Unduh catatannya dulu jika masih diperlukan.",
		now: "Simpan dan hapus",
	},
	photo: {
		show: "Lihat foto bukti",
		none: "Tidak ada foto bukti untuk presensi ini.",
		alt: "Foto bukti presensi {{name}}",
		audited: "Sudah dicatat bahwa Anda melihat foto ini.",
	},
} as const;
