// The kiosk's privacy page: plain words, and nothing that docs/privacy.md does not keep.
export const privacy = {
	open: "Privasi",
	back: "Kembali ke kiosk",
	title: "Data Anda di kiosk ini",
	stored: {
		title: "Apa yang disimpan",
		text: "Nama, nomor karyawan, jam masuk dan keluar. Dari wajah hanya deretan angka, terenkripsi. Gambar kamera tidak disimpan. Foto pendaftaran hanya disimpan bila kantor menyalakannya.",
		withPhotos:
			"Nama, nomor karyawan, jam masuk dan keluar. Dari wajah: deretan angka, terenkripsi; foto pendaftaran hanya bila kantor menyalakannya.",
		photos_other:
			"Satu foto kecil dari tiap presensi wajah disimpan terenkripsi {{count}} hari, hanya untuk memeriksa catatan yang diragukan, dan hanya bila Anda menyetujuinya saat didaftarkan.",
	},
	how_long: {
		title: "Berapa lama",
		text: "Data wajah: sampai Anda menarik persetujuan atau tidak lagi terdaftar. Bila ditarik, kiosk langsung berhenti mengenali Anda dan data wajah dihapus dalam 72 jam. Catatan jam tetap disimpan, karena menjadi dasar upah Anda.",
	},
	leaves: {
		title: "Apa yang dikirim",
		text: "Ke sistem kepegawaian hanya nomor karyawan, jam, arah, dan caranya. Data wajah tidak pernah keluar dari komputer ini.",
	},
	other_way: {
		title: "Tidak ingin memakai wajah?",
		text: "Minta PIN atau kartu. Keduanya sama nilainya, dan pilihan Anda tidak memengaruhi pekerjaan Anda.",
	},
	ask: {
		title: "Bertanya, melihat, atau menghapus",
		contact: "Hubungi {{contact}}.",
		supervisor: "Tanyakan kepada supervisor Anda.",
	},
} as const;
