// What the demo tells beside the picture. Read by somebody who sees Hadir for the first time.
export const demo = {
	region: "Cerita demo",
	progress: "Bagian {{number}} dari {{total}}",
	hold: "Jeda",
	goOn: "Lanjutkan",
	next: "Berikutnya",
	previous: "Sebelumnya",
	otherLanguage: "English",
	held: "Dijeda: silakan coba sendiri. Lanjutkan mengulang bagian ini.",
	waiting: "Menyiapkan demo: contoh karyawan sedang didaftarkan…",
	chapter: {
		arrival: {
			title: "Datang",
			text: "Rafika cukup melihat ke kamera. Hadir mengenalinya, mencatat masuk, dan mengirimnya ke HRIS.",
		},
		departure: {
			title: "Pulang",
			text: "Dewi sudah masuk sejak tadi, jadi kali ini keluar. Kalau arahnya salah, satu sentuhan pada kartu membaliknya.",
		},
		stranger: {
			title: "Orang yang belum terdaftar",
			text: "Wajah ini tidak dikenal: tidak ada yang dicatat atau disimpan, hanya kata-kata ramah.",
		},
		photo: {
			title: "Foto yang dipegang di depan kamera",
			text: "Di layar ponsel ini ada foto Sari. Kiosk tidak menerimanya sebagai Sari: tidak ada yang dicatat, dan layar tidak menuduh siapa pun.",
		},
		queue: {
			title: "Antrean",
			text: "Yang terdekat dilayani dulu. Begitu Putri tercatat, Maya langsung menyusul tanpa jeda.",
		},
		offline: {
			title: "Jaringan putus",
			text: "HRIS sedang tidak terjangkau. Presensi Intan tetap tersimpan di kiosk dan menunggu dikirim.",
		},
		back_online: {
			title: "Jaringan kembali",
			text: "Kiosk mencoba lagi sendiri. Yang menunggu terkirim berurutan, masing-masing tepat satu kali.",
		},
		pin: {
			title: "Tanpa wajah",
			text: "Hendra tidak mendaftarkan wajahnya. Nomor karyawan dan PIN adalah jalan yang setara.",
		},
		today: {
			title: "Area supervisor: hari ini",
			text: "Siapa di kantor, siapa terlambat, siapa belum terlihat. Semua nama dan hari di sini rekaan.",
		},
		statistics: {
			title: "Area supervisor: statistik",
			text: "Jam kedatangan, seberapa sering wajah dikenali, dan yang menunggu dikirim, tanpa nama.",
		},
		your_turn: {
			title: "Giliran Anda",
			text: "Sentuh gembok di atas; PIN demo {{pin}}. Semua ini hanya ada di map sementara dan hilang saat demo ditutup.",
		},
	},
} as const;
