export const session = {
	unlock: {
		title: "Area supervisor",
		hint: "Masukkan PIN Anda",
		checking: "Memeriksa…",
		remaining_other: "PIN salah. Sisa {{count}} percobaan.",
		wrong: "PIN salah. Coba lagi.",
		locked: "Terlalu banyak PIN salah. Coba lagi dalam {{time}}.",
		leave: "Kembali ke kiosk",
	},
	nav: {
		label: "Menu supervisor",
		today: "Hari ini",
		attendance: "Presensi",
		employees: "Karyawan",
		enrollment: "Daftarkan",
		statistics: "Statistik",
		health: "Kesehatan",
		calibration: "Kalibrasi",
		settings: "Pengaturan",
	},
	lock: "Kunci",
	lockHelp: "Kunci dan kembali ke kiosk",
	idle: {
		title: "Masih di sana?",
		text: "Area supervisor terkunci sendiri dalam {{time}}.",
		stay: "Lanjutkan",
	},
	leave: {
		enrollment: {
			title: "Tinggalkan pendaftaran?",
			text: "Pendaftaran belum selesai. Pose yang sudah diambil tidak disimpan.",
			confirm: "Tinggalkan",
			stay: "Teruskan pendaftaran",
		},
		unsaved: {
			title: "Tinggalkan tanpa menyimpan?",
			text: "Perubahan di sini belum disimpan.",
			confirm: "Tinggalkan",
			stay: "Kembali menyunting",
		},
	},
} as const;
