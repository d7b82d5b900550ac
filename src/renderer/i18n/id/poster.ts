// The sheet beside the kiosk. What has to be told before somebody's face is taken: UU 27/2022, article 21 (1): legal
// basis, purpose, kind of data, retention, what is collected, for how long it is processed, and the rights.
export const poster = {
	section: {
		title: "Poster pintu",
		text: "Satu lembar A4 dalam dua bahasa untuk ditempel di samping kiosk: cara presensi, data apa yang disimpan, dan kepada siapa bertanya.",
		print: "Cetak poster",
		preview: "Pratinjau poster",
		noContact: "Kontak privasi belum diisi",
		noContactText: "Di poster akan tertulis “supervisor Anda”. Isi nama dan kontaknya di {{place}}.",
	},
	lead: "Presensi cukup dengan melihat",
	steps: {
		look: "Lihat ke kamera",
		lookText: "Berdiri sekitar satu langkah di depan layar.",
		card: "Tunggu kartu hijau",
		cardText: "Nama Anda, masuk atau keluar, dan jamnya. Sudah tercatat.",
		turn: "Arahnya salah?",
		turnText: "Sentuh tombol di kartu untuk menukar masuk dan keluar.",
	},
	otherWay: "Tidak ingin memakai wajah? Sentuh PIN atau Kartu di layar. Sama nilainya, tanpa alasan.",
	privacy: "Data Anda",
	basis: "Dasar",
	basisText:
		"Persetujuan Anda, yang boleh Anda berikan atau tidak (UU 27/2022 tentang Pelindungan Data Pribadi, Pasal 20–22).",
	purpose: "Tujuan",
	purposeText: "Mencatat jam masuk dan keluar untuk presensi dan upah. Tidak untuk hal lain.",
	data: "Yang disimpan",
	dataText:
		"Nama, nomor karyawan, jam masuk dan keluar. Dari wajah hanya deretan angka, terenkripsi, di komputer ini. Gambar kamera tidak disimpan.",
	retention: "Berapa lama",
	retentionText:
		"Data wajah: sampai Anda menarik persetujuan atau tidak lagi terdaftar. Catatan jam: selama menjadi dasar upah.",
	rights: "Hak Anda",
	rightsText: "Melihat, memperbaiki, menyalin, menarik persetujuan kapan saja, dan meminta data wajah dihapus.",
	ask: "Bertanya atau memakai hak Anda",
	askSupervisor: "Supervisor Anda",
} as const;
